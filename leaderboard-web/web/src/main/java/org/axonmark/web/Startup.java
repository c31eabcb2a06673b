package org.axonmark.web;

import java.nio.file.Path;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.axonmark.board.Board;
import org.axonmark.board.Told;
import org.axonmark.board.store.ResultStore;

/** Opens the database when the application starts and closes it when it stops. */
public final class Startup implements ServletContextListener {

    private static final String BOARD = Board.class.getName();
    private static final String STORE = ResultStore.class.getName();

    /** Called by the server. */
    public Startup() {}

    /** Returns the board of an application. */
    public static Board board(ServletContext application) {
        return (Board) application.getAttribute(BOARD);
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Path home = Path.of(variable("AXONMARK_BOARD_HOME", System.getProperty("user.home") + "/.axonmark/board"));
        String url = variable("AXONMARK_DB_URL", "");
        ResultStore store = new ResultStore(url.isEmpty()
                ? ResultStore.Database.embedded(home.resolve("db"))
                : new ResultStore.Database(url, variable("AXONMARK_DB_USER", ""), variable("AXONMARK_DB_PASSWORD", "")));
        event.getServletContext().setAttribute(STORE, store);
        event.getServletContext().setAttribute(BOARD, new Board(new Told(home), store));
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
