package org.axonmark.web;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.Optional;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

import org.axonmark.board.Board;
import org.axonmark.board.Told;
import org.axonmark.board.accounts.Accounts;
import org.axonmark.board.moderation.Administration;
import org.axonmark.board.moderation.Disputes;
import org.axonmark.board.moderation.Moderation;
import org.axonmark.board.operation.Operation;
import org.axonmark.board.queue.Queue;
import org.axonmark.board.queue.QueueRules;
import org.axonmark.board.queue.Uploads;
import org.axonmark.board.store.ResultStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Keys;
import org.axonmark.web.oidc.OpenId;
import org.axonmark.web.oidc.Provider;

/**
 * Opens the database when the application starts and closes it when it stops. Environment: AXONMARK_BOARD_HOME; AXONMARK_DB_URL, _USER,
 * _PASSWORD for another database than the embedded one; AXONMARK_OIDC_ISSUER, _CLIENT, _SECRET, _NAME for an OpenID provider; AXONMARK_BOARD_LOCAL=true for a board
 * that serves its own machine alone.
 */
public final class Startup implements ServletContextListener {

    private static final String BOARD = Board.class.getName();
    private static final String STORE = ResultStore.class.getName();
    private static final String QUEUE = Queue.class.getName();
    private static final String UPLOADS = Uploads.class.getName();
    private static final String KEY = KeyPair.class.getName();
    private static final String OPERATION = Operation.class.getName();
    private static final String ACCOUNTS = Accounts.class.getName();
    private static final String MODERATION = Moderation.class.getName();
    private static final String DISPUTES = Disputes.class.getName();
    private static final String ADMINISTRATION = Administration.class.getName();
    private static final String OPEN_ID = OpenId.class.getName();

    /** Called by the server. */
    public Startup() {}

    /** Returns the board of an application. */
    public static Board board(ServletContext application) {
        return (Board) application.getAttribute(BOARD);
    }

    /** Returns the database of an application. */
    public static ResultStore store(ServletContext application) {
        return (ResultStore) application.getAttribute(STORE);
    }

    /** Returns the queue of an application. */
    public static Queue queue(ServletContext application) {
        return (Queue) application.getAttribute(QUEUE);
    }

    /** Returns the JARs sent to an application. */
    public static Uploads uploads(ServletContext application) {
        return (Uploads) application.getAttribute(UPLOADS);
    }

    /** Returns the pair by which an application signs receipts. */
    public static KeyPair key(ServletContext application) {
        return (KeyPair) application.getAttribute(KEY);
    }

    /** Returns the accounts of an application. */
    public static Accounts accounts(ServletContext application) {
        return (Accounts) application.getAttribute(ACCOUNTS);
    }

    /** Returns what watches an application's board. */
    public static Operation operation(ServletContext application) {
        return (Operation) application.getAttribute(OPERATION);
    }

    /** Returns who may do what to the rows of an application. */
    public static Moderation moderation(ServletContext application) {
        return (Moderation) application.getAttribute(MODERATION);
    }

    /** Returns the disputes of an application. */
    public static Disputes disputes(ServletContext application) {
        return (Disputes) application.getAttribute(DISPUTES);
    }

    /** Returns what administrators of an application do. */
    public static Administration administration(ServletContext application) {
        return (Administration) application.getAttribute(ADMINISTRATION);
    }

    /** Returns the OpenID provider by which people log in; absent if there is none. */
    @SuppressWarnings("unchecked")
    public static Optional<OpenId> openId(ServletContext application) {
        return (Optional<OpenId>) application.getAttribute(OPEN_ID);
    }

    /** Returns the board's home. */
    public static Path home() {
        return Path.of(variable("AXONMARK_BOARD_HOME", System.getProperty("user.home") + "/.axonmark/board"));
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Path home = home();
        String url = variable("AXONMARK_DB_URL", "");
        boolean local = variable("AXONMARK_BOARD_LOCAL", "false").equals("true");
        ResultStore.Database database = url.isEmpty()
                ? ResultStore.Database.embedded(home.resolve("db"))
                : new ResultStore.Database(url, variable("AXONMARK_DB_USER", ""), variable("AXONMARK_DB_PASSWORD", ""));
        if (local && !database.isEmbedded()) {
            throw new AxonmarkException(ErrorCode.user("board-not-local"), "AXONMARK_BOARD_LOCAL is true, but the database is '"
                    + database + "'; a board that ranks rows made without a sandbox keeps its rows on its own machine: unset one");
        }
        ResultStore store = new ResultStore(database);
        event.getServletContext().setAttribute(STORE, store);
        Told told = new Told(home);
        Board board = new Board(told, store, local, InstantSource.system());
        event.getServletContext().setAttribute(BOARD, board);
        Uploads uploads = new Uploads(told, home.resolve("jars"), InstantSource.system());
        event.getServletContext().setAttribute(UPLOADS, uploads);
        Queue queue = new Queue(board, store.orders(), uploads::jar, QueueRules.USUAL, InstantSource.system());
        event.getServletContext().setAttribute(QUEUE, queue);
        event.getServletContext().setAttribute(OPERATION, new Operation(board, queue, store.figures(), InstantSource.system()));
        event.getServletContext().setAttribute(KEY, Keys.pair(home, "board"));
        event.getServletContext().setAttribute(ACCOUNTS, new Accounts(store.accounts(), told, InstantSource.system()));
        Moderation moderation = new Moderation(board, store.moderation(), InstantSource.system());
        event.getServletContext().setAttribute(MODERATION, moderation);
        event.getServletContext().setAttribute(DISPUTES, new Disputes(board, moderation, store.moderation(), InstantSource.system()));
        event.getServletContext().setAttribute(ADMINISTRATION,
                new Administration(moderation, store.moderation(), store.administration(), told, InstantSource.system()));
        event.getServletContext().setAttribute(OPEN_ID, Provider.of(name -> variable(name, "")).map(OpenId::new));
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (event.getServletContext().getAttribute(STORE) instanceof ResultStore store) {
            store.close();
        }
    }

    private static String variable(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
