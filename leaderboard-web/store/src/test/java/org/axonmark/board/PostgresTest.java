package org.axonmark.board;

import java.io.IOException;
import java.nio.file.Path;

import org.axonmark.board.store.ResultStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** All that is kept, on PostgreSQL. */
class PostgresTest {

    private static final PostgresCluster CLUSTER = new PostgresCluster();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        CLUSTER.start();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        CLUSTER.stop();
    }

    @Nested
    class OfBoard extends BoardContract {

        @Override
        ResultStore.Database database(Path ignored) throws IOException {
            return CLUSTER.database();
        }
    }

    @Nested
    class OfQueue extends QueueContract {

        @Override
        ResultStore.Database database(Path ignored) throws IOException {
            return CLUSTER.database();
        }
    }

    @Nested
    class OfAccounts extends AccountsContract {

        @Override
        ResultStore.Database database(Path ignored) throws IOException {
            return CLUSTER.database();
        }
    }
}
