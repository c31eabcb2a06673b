package org.axonmark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/** The board's server as a child process on the loopback address. */
final class BoardProcess implements AutoCloseable {

    private static final ErrorCode NOT_STARTED = ErrorCode.resources("board-not-started");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final URI address;
    private final Path log;

    private BoardProcess(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    /**
     * Starts the server; it is not ready yet.
     *
     * @param program folder with payara-micro.jar, ROOT.war and preboot.txt
     * @param home the board's home
     * @param port port to listen on
     * @param local true if the board serves this machine alone, and so ranks rows made without a sandbox among themselves
     */
    static BoardProcess start(Path program, Path home, int port, boolean local) {
        if (port < 1 || port > 65_535) {
            throw new AxonmarkException(ErrorCode.user("port-invalid"), "--port " + port + " is no port; give one from 1 to 65535");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.user("port-taken"),
                    "port " + port + " of 127.0.0.1 is taken (" + e.getMessage() + "); choose another with --port", e);
        }
        try {
            Path unpacked = home.resolve("server");
            // A server that finds what it served before serves that first, and then again what it is told to.
            delete(unpacked);
            Files.createDirectories(unpacked);
            Path log = home.resolve("server.log");
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m", "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.net.preferIPv4Stack=true",
                    "-jar", program.resolve("payara-micro.jar").toString(),
                    "--nohazelcast", "--disablephonehome",
                    "--port", Integer.toString(port),
                    "--prebootcommandfile", program.resolve("preboot.txt").toString(),
                    "--rootdir", unpacked.toString(),
                    "--deploy", program.resolve("ROOT.war").toString());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("AXONMARK_BOARD_HOME", home.toString());
            builder.environment().put("AXONMARK_BOARD_LOCAL", Boolean.toString(local));
            if (local) {
                builder.environment().remove("AXONMARK_DB_URL");
            }
            return new BoardProcess(builder.start(), URI.create("http://127.0.0.1:" + port), log);
        } catch (IOException e) {
            throw new AxonmarkException(NOT_STARTED, "the board could not be started: " + e, e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    URI address() {
        return address;
    }

    /** Waits until the board is up. */
    BoardClient ready() {
        BoardClient client = new BoardClient(address);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new AxonmarkException(NOT_STARTED,
                        "the board ended with exit code " + process.exitValue() + "; its log is '" + log + "'");
            }
            if (client.answers()) {
                return client;
            }
            if (deploymentFailed()) {
                close();
                throw new AxonmarkException(NOT_STARTED,
                        "the board's application did not start; its log '" + log + "' says why");
            }
            pause();
        }
        close();
        throw new AxonmarkException(NOT_STARTED,
                "the board was not up within " + PATIENCE.toSeconds() + " s; its log is '" + log + "'");
    }

    /** A server whose application failed goes on serving nothing; its log says so. */
    private boolean deploymentFailed() {
        try {
            return Files.exists(log) && Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains("Exception while loading the app");
        } catch (IOException e) {
            return false;
        }
    }

    /** Blocks until the server ends. */
    int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Stops the server at once and returns false: nothing is left to wait for. */
    boolean stop() {
        close();
        return false;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Returns a port that is free right now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
