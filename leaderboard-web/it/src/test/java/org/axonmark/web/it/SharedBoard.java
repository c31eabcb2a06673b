package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SignedResult;
import org.axonmark.results.format.TaskCardDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One server and one browser for all tests of pages: they start before the first and end after the last. */
final class SharedBoard implements BeforeAllCallback {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final KeyPair KEY = fresh();

    private static URI board = URI.create("");
    private static @Nullable BoardServer running;
    private static @Nullable MadeUpProvider provider;
    private static Path home = Path.of("");
    private static @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).getOrComputeIfAbsent(SharedBoard.class, key -> {
            try {
                return start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    private record Running(BoardServer server, Path home, MadeUpProvider provider, Optional<Playwright> playwright)
            implements AutoCloseable {

        @Override
        public void close() throws IOException {
            playwright.ifPresent(Playwright::close);
            provider.close();
            try {
                server.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static Running start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("axonmark-board");
        Files.createDirectories(folder.resolve("agents"));
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(folder.resolve("agents/a.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(KEY.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        Files.writeString(folder.resolve("tokens/a.sha256"), Sha256.of("token".getBytes(StandardCharsets.UTF_8)).hex());
        Files.writeString(folder.resolve("tasks.json"), new Json.Arr(
                Stream.of(MadeUp.TASK, MadeUp.FEW, MadeUp.ROUND, MadeUp.PRICED, MadeUp.HELD, MadeUp.REAL)
                        .map(card -> (Json) TaskCardDocument.toJson(card)).toList())
                .pretty());
        Files.writeString(folder.resolve("rounds.json"), """
                [{"task": "eeg/held@1", "number": 1, "commitment": "%s", "opened": "2026-01-01T00:00:00Z"}]
                """.formatted(MadeUp.COMMITMENT));
        Files.writeString(folder.resolve("datasets.json"), """
                [{"id": "made-up@1", "title": "Made-up recordings", "licence": "CC0-1.0", "citations": []}]
                """);
        MadeUpProvider trusted = new MadeUpProvider();
        Map<String, String> environment = new HashMap<>(trusted.environment());
        environment.put("AXONMARK_BOARD_LOCAL", "true");
        BoardServer server = BoardServer.start(folder, environment);
        provider = trusted;
        running = server;
        home = folder;
        board = server.at("/");
        for (Result result : List.of(MadeUp.result("e1", "good", "Good", MadeUp.TASK, 0.9, Isolation.FULL),
                MadeUp.result("e2", "evil", MadeUp.HOSTILE, MadeUp.TASK, 0.6, Isolation.FULL),
                MadeUp.result("e3", "bare", "Bare", MadeUp.TASK, 0.7, Isolation.NONE),
                MadeUp.result("e4", "few", "Few", MadeUp.FEW, 0.7, Isolation.FULL),
                MadeUp.result("e10", "practised", "Practised", MadeUp.ROUND, 0.7, Isolation.FULL), MadeUp.failed(),
                MadeUp.priced("p1", "cheap", 0.8, OptionalDouble.of(1e-4)), MadeUp.priced("p2", "costly", 0.9, OptionalDouble.of(0.02)),
                MadeUp.priced("p3", "wasteful", 0.7, OptionalDouble.of(0.02)),
                MadeUp.priced("p4", "untold", 0.95, OptionalDouble.empty()))) {
            assertThat(post(SignedResult.sign(result, KEY).toJson(), "token").statusCode()).isEqualTo(201);
        }
        assertThat(post(ResultDocument.toJson(MadeUp.hostile()), "token").statusCode()).isEqualTo(201);
        Optional<Playwright> playwright = Optional.empty();
        if (Files.exists(CHROMIUM)) {
            playwright =
                    Optional.of(Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
            browser = playwright.get().chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
        }
        return new Running(server, folder, trusted, playwright);
    }

    /** Returns the browser; without one, the test that asks is not run. */
    static Browser browser() {
        Assumptions.assumeTrue(browser != null, "Chromium is not installed");
        return Objects.requireNonNull(browser);
    }

    /** Returns the server. */
    static BoardServer server() {
        return Objects.requireNonNull(running);
    }

    /** Returns the board's folder, which only whoever has its machine can write. */
    static MadeUpProvider provider() {
        return Objects.requireNonNull(provider);
    }

    static Path home() {
        return home;
    }

    /** Returns an address of the board. */
    static URI at(String path) {
        return board.resolve(path);
    }

    static HttpClient http() {
        return HTTP;
    }

    /** Signs as the board's agent does. */
    static Json signed(Result result) {
        return SignedResult.sign(result, KEY).toJson();
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(board.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static HttpResponse<byte[]> post(Json document, String token) throws IOException, InterruptedException {
        return send(document.canonical(), Optional.of(token));
    }

    static HttpResponse<byte[]> send(byte[] body, Optional<String> token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(board.resolve("/api/v1/results"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static KeyPair fresh() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(SharedBoard.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static List<?> violations(Page page) {
        return (List<?>) page
                .evaluate("async () => (await axe.run(document)).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '))");
    }
}
