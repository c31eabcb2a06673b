package org.axonmark.board;

import java.nio.file.Path;

import org.axonmark.board.store.ResultStore;
import org.junit.jupiter.api.Nested;

/** All that is kept, on the embedded database. */
class H2Test {

    private static ResultStore.Database in(Path folder) {
        return ResultStore.Database.embedded(folder.resolve("db"));
    }

    @Nested
    class OfBoard extends BoardContract {

        @Override
        ResultStore.Database database(Path folder) {
            return in(folder);
        }
    }

    @Nested
    class OfQueue extends QueueContract {

        @Override
        ResultStore.Database database(Path folder) {
            return in(folder);
        }
    }

    @Nested
    class OfAccounts extends AccountsContract {

        @Override
        ResultStore.Database database(Path folder) {
            return in(folder);
        }
    }
}
