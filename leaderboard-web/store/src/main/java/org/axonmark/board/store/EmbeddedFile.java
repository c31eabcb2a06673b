package org.axonmark.board.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The file of the embedded database. Whoever kills the board may leave a last piece in it that is not whole; then the database, opened as usual, may take an older state of
 * itself for the newest and lose what was committed since. Opened once by looking at all pieces, it finds the newest whole one. A mark beside the file tells that the board
 * closed it in order.
 */
final class EmbeddedFile {

    private final Path file;
    private final Path mark;

    /** Returns the file of an embedded database. */
    static EmbeddedFile of(String url) {
        String path = url.substring("jdbc:h2:file:".length()).replaceFirst(";.*", "");
        return new EmbeddedFile(Path.of(path + ".mv.db"));
    }

    private EmbeddedFile(Path file) {
        this.file = file;
        this.mark = file.resolveSibling("closed");
    }

    /** Called before the database is opened: finds its newest state unless it was closed in order. */
    void open() {
        try {
            boolean inOrder = Files.deleteIfExists(mark);
            if (!inOrder && Files.exists(file)) {
                new MVStore.Builder().fileName(file.toString()).recoveryMode().open().close(0);
            }
        } catch (MVStoreException | IOException e) {
            throw new AxonmarkException(ErrorCode.resources("database-damaged"),
                    "the database '" + file + "' cannot be opened: " + e.getMessage()
                            + "; if another board has it open, stop that, else put back a back-up by './axonmark board restore'",
                    e);
        }
    }

    /** Called when the database was closed. */
    void closed() {
        try {
            Files.writeString(mark, "");
        } catch (IOException e) {
            // Without it the file is looked at whole the next time, which takes longer and loses nothing.
            System.getLogger(EmbeddedFile.class.getName()).log(System.Logger.Level.WARNING, "no mark of a closed database", e);
        }
    }
}
