package org.axonmark.board;

import java.io.IOException;
import java.nio.file.Path;

import org.axonmark.board.store.ResultStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On PostgreSQL. */
class PostgresQueueTest extends QueueContract {

    private static final PostgresCluster CLUSTER = new PostgresCluster();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        CLUSTER.start();
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        CLUSTER.stop();
    }

    @Override
    ResultStore.Database database(Path ignored) throws IOException {
        return CLUSTER.database();
    }
}
