package org.axonmark.board;

import java.nio.file.Path;

import org.axonmark.board.store.ResultStore;

/** On the embedded database. */
class H2QueueTest extends QueueContract {

    @Override
    ResultStore.Database database(Path folder) {
        return ResultStore.Database.embedded(folder.resolve("db"));
    }
}
