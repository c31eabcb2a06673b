package org.axonmark.board;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.axonmark.board.store.ResultStore;
import org.junit.jupiter.api.Assumptions;

/** A private PostgreSQL cluster, on loopback, removed afterwards; each test has a database of its own. */
final class PostgresCluster {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private Path folder = Path.of("");
    private Path programs = Path.of("");
    private int port;

    /** Starts it, or says that PostgreSQL is not installed. */
    void start() throws IOException, InterruptedException {
        Path installed = Path.of("/usr/lib/postgresql");
        Assumptions.assumeTrue(Files.isDirectory(installed), "PostgreSQL is not installed");
        try (Stream<Path> versions = Files.list(installed)) {
            programs = versions.map(version -> version.resolve("bin")).filter(bin -> Files.exists(bin.resolve("initdb")))
                    .findFirst().orElseThrow();
        }
        folder = Files.createTempDirectory("axonmark-pg");
        folder.toFile().setReadable(true, false);
        folder.toFile().setExecutable(true, false);
        folder.toFile().setWritable(true, false);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        run("initdb", "-D", folder.resolve("data").toString(), "-U", "board", "-A", "trust", "--no-sync");
        run("pg_ctl", "-D", folder.resolve("data").toString(), "-w", "-l", folder.resolve("log").toString(), "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -k " + folder, "start");
    }

    void stop() throws IOException, InterruptedException {
        if (port != 0) {
            run("pg_ctl", "-D", folder.resolve("data").toString(), "-m", "immediate", "stop");
            run("/bin/rm", "-rf", folder.resolve("data").toString());
        }
    }

    /** Returns a new, empty database. */
    ResultStore.Database database() throws IOException {
        String name = "board" + COUNT.incrementAndGet();
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "board", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return new ResultStore.Database("jdbc:postgresql://127.0.0.1:" + port + "/" + name, "board", "");
    }

    /** Runs a program of PostgreSQL, which refuses to run as root. */
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.add(program.startsWith("/") ? program : programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out.txt").toFile()))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + Files.readString(folder.resolve("out.txt")));
        }
    }
}
