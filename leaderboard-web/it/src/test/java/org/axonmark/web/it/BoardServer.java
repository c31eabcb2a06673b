package org.axonmark.web.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.axonmark.results.format.Json;

/** The real server with the real application, on a free port of loopback. */
final class BoardServer {

    private static final Path PROGRAM =
            Path.of(System.getProperty("axonmark.root"), "leaderboard-web/web/target/board");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final URI address;

    private BoardServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it over a board's home and waits until it is up. */
    static BoardServer start(Path home, Map<String, String> environment) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx384m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", PROGRAM.resolve("payara-micro.jar").toString(),
                "--nohazelcast", "--disablephonehome", "--port", Integer.toString(port), "--prebootcommandfile",
                PROGRAM.resolve("preboot.txt").toString(), "--rootdir", Files.createTempDirectory(home, "server").toString(), "--deploy",
                PROGRAM.resolve("ROOT.war").toString());
        builder.environment().put("AXONMARK_BOARD_HOME", home.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log.txt").toFile()))
                .start();
        BoardServer server = new BoardServer(process, URI.create("http://127.0.0.1:" + port));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!server.isUp()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                server.kill();
                throw new IOException("the board is not up: " + Files.readString(home.resolve("log.txt"), StandardCharsets.ISO_8859_1));
            }
            Thread.sleep(300);
        }
        return server;
    }

    URI at(String path) {
        return address.resolve(path);
    }

    /** Sends a request, with a bearer token unless it is empty. */
    HttpResponse<byte[]> send(String method, String path, String token, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> send(String method, String path, String token, Json body, String... headers)
            throws IOException, InterruptedException {
        return send(method, path, token, body.canonical(), headers);
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", new byte[0]);
    }

    long pid() {
        return process.pid();
    }

    /** Ends it at once, as a crash does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private boolean isUp() throws InterruptedException {
        try {
            return get("/healthz").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends it in order. */
    void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
