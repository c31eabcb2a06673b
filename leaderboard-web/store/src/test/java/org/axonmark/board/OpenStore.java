package org.axonmark.board;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.axonmark.board.store.ResultStore;

/** One database for many tests, empty for each: opening it takes longer than most tests. */
record OpenStore(ResultStore.Database database, ResultStore store) implements AutoCloseable {

    static OpenStore over(ResultStore.Database database) {
        return new OpenStore(database, new ResultStore(database));
    }

    /** Returns the store, without rows. */
    ResultStore emptied() {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found =
                    connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            for (String table : tables) {
                if (!table.toLowerCase(Locale.ROOT).startsWith("flyway")) {
                    statement.execute("delete from " + table);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return store;
    }

    @Override
    public void close() {
        store.close();
    }
}
