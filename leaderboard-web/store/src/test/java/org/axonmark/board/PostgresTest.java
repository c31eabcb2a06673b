package org.axonmark.board;

import java.io.IOException;
import java.util.Objects;

import org.axonmark.board.store.ResultStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** All that is kept, on PostgreSQL. */
class PostgresTest {

    private static final PostgresCluster CLUSTER = new PostgresCluster();

    private static @Nullable OpenStore open;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        CLUSTER.start();
        open = OpenStore.over(CLUSTER.database());
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (open != null) {
            open.close();
        }
        CLUSTER.stop();
    }

    private static ResultStore empty() {
        return Objects.requireNonNull(open).emptied();
    }

    @Nested
    class OfBoard extends BoardContract {

        @Override
        ResultStore emptied() {
            return empty();
        }
    }

    @Nested
    class OfHistory extends HistoryContract {

        @Override
        ResultStore emptied() {
            return empty();
        }
    }

    @Nested
    class OfOperation extends OperationContract {

        @Override
        ResultStore emptied() {
            return empty();
        }
    }

    @Nested
    class OfQueue extends QueueContract {

        @Override
        ResultStore emptied() {
            return empty();
        }
    }

    @Nested
    class OfAccounts extends AccountsContract {

        @Override
        ResultStore emptied() {
            return empty();
        }
    }

    @Nested
    class OfHooks extends HooksContract {

        @Override
        ResultStore emptied() {
            return empty();
        }
    }

    @Nested
    class OfModeration extends ModerationContract {

        @Override
        ResultStore emptied() {
            return empty();
        }
    }

    @Nested
    class OfAdministration extends AdministrationContract {

        @Override
        ResultStore emptied() {
            return empty();
        }
    }

    @Nested
    class OfHeldBoards extends HeldBoardsContract {

        @Override
        ResultStore emptied() {
            return empty();
        }
    }

    @Nested
    class OfRederivation extends RederivationContract {

        @Override
        ResultStore emptied() {
            return empty();
        }
    }
}
