package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SignedResult;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.format.Use;
import org.axonmark.results.statistics.Summaries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real server with the real application, and a real browser with scripts on and off. */
class BoardIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path PROGRAM =
            Path.of(System.getProperty("axonmark.root"), "leaderboard-web/web/target/board");
    private static final Limits LIMITS = new Limits(
            1 << 30, 64, Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofSeconds(9), 1, 1, 1 << 20, 1);
    private static final String HOSTILE_TITLE = "<script>document.title='owned'</script>\u202e";

    @TempDir
    private static @Nullable Path home;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static URI board = URI.create("");
    private static @Nullable Process server;

    @BeforeAll
    static void start() throws Exception {
        Path folder = Objects.requireNonNull(home);
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.createDirectories(folder.resolve("agents"));
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(folder.resolve("agents/a.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(key.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        Files.writeString(folder.resolve("tokens/a.sha256"), Sha256.of("token".getBytes(StandardCharsets.UTF_8)).hex());
        TaskCard task = task();
        Files.writeString(folder.resolve("tasks.json"), new Json.Arr(List.of(TaskCardDocument.toJson(task))).pretty());
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        board = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx384m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", PROGRAM.resolve("payara-micro.jar").toString(),
                "--nohazelcast", "--disablephonehome", "--port", Integer.toString(port), "--prebootcommandfile",
                PROGRAM.resolve("preboot.txt").toString(), "--rootdir", folder.resolve("server").toString(), "--deploy",
                PROGRAM.resolve("ROOT.war").toString());
        builder.environment().put("AXONMARK_BOARD_HOME", folder.toString());
        server = builder.redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile()).start();
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!isUp()) {
            assertThat(System.nanoTime()).as("the server is up in time").isLessThan(deadline);
            Thread.sleep(300);
        }
        assertThat(post(SignedResult.sign(result("e1", "good", "Good", task, 0.9), key).toJson(), "token")).isEqualTo(201);
        assertThat(post(SignedResult.sign(result("e2", "evil", HOSTILE_TITLE, task, 0.6), key).toJson(), "token")).isEqualTo(201);
        assertThat(post(SignedResult.sign(result("e3", "x", "X", task, 0.6), key).toJson(), "guess")).isEqualTo(401);
        assertThat(post(new Json.Obj(List.of()), "token")).isEqualTo(422);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, Scores you can trust", "/tasks, Tasks", "/tasks/eeg/made-up@1, Made up", "/results/e1, Good",
        "/results/e2, <script>", "/submissions/good/1.0.0, Good", "/protocol, How numbers are made", "/nothing, Not here"
    })
    void page_isWholeWithScriptsOnAndOff(String path, String heading) {
        Assumptions.assumeTrue(Files.exists(CHROMIUM), "Chromium is not installed");
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")))) {
            List<String> texts = new ArrayList<>();
            for (boolean scripts : new boolean[] {true, false}) {
                try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
                    Page page = context.newPage();
                    List<String> complaints = new ArrayList<>();
                    page.onConsoleMessage(message -> {
                        if (!message.text().contains("404")) {
                            complaints.add(message.text());
                        }
                    });
                    page.navigate(board.resolve(path).toString());
                    assertThat(page.locator("h1").innerText()).contains(heading);
                    assertThat(page.locator("main").count()).isEqualTo(1);
                    assertThat(page.title()).doesNotContain("owned");
                    assertThat(page.locator("img:not([alt]), th:not([scope]), table:not(:has(caption))").count()).isZero();
                    assertThat(complaints).isEmpty();
                    texts.add(page.locator("main").innerText());
                }
            }
            assertThat(texts.get(0)).isEqualTo(texts.get(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/boards", "/api/v1/tasks", "/api/v1/tasks/eeg/made-up@1", "/api/v1/results/e1",
        "/api/v1/submissions/good/1.0.0"})
    void everyPage_hasItsJson(String path) throws Exception {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Json.parse(response.body(), Json.Limits.document())).isNotNull();
    }

    @Test
    void responses_forbidScriptsAndFrames() throws Exception {
        HttpResponse<byte[]> response = get("/");
        assertThat(response.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy ->
                assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("unsafe"));
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain("<script", "style=");
    }

    @Test
    void librariesAreTheApplicationsOwn() throws Exception {
        String sources = new String(get("/healthz").body(), StandardCharsets.UTF_8);
        for (String library : List.of("h2-2.5", "hibernate-core-6.6", "jackson-core-3")) {
            assertThat(sources).containsPattern("WEB-INF/lib/" + library);
        }
    }

    private static boolean isUp() throws InterruptedException {
        try {
            return get("/healthz").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(board.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static int post(Json document, String token) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(board.resolve("/api/v1/results"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(document.canonical()))
                .build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static TaskCard task() {
        Metric metric = new Metric(
                "accuracy", "accuracy", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false, "share right");
        return new TaskCard(new TaskId("eeg", "made-up", 1), "Made up", "A task.", "c.C", "unit", 12, Labels.OPEN, true,
                List.of(metric), "x", List.of("p"), List.of(), List.of(), List.of(), LIMITS, 1);
    }

    private static Result result(String evaluation, String submission, String title, TaskCard task, double mean) {
        List<ItemScore> scores = new ArrayList<>();
        for (int unit = 0; unit < 12; unit++) {
            scores.add(new ItemScore("i" + unit, "unit-" + unit, "accuracy", mean + (unit % 2 == 0 ? 0.01 : -0.01)));
        }
        SubmissionCard jar = new SubmissionCard(submission, "1.0.0", title, List.of("A"), "MIT", "eeg", "[1,2)",
                Optional.of("a.B"), Optional.empty(), List.of(), Optional.empty(), false, Sha256.of(new byte[] {1}), 1);
        HostProfile host = new HostProfile("os", "arch", "cpu", 1, 1, "25", Isolation.FULL, List.of(), "unavailable");
        EvaluationCard card = new EvaluationCard(evaluation, jar, task.id(), 1, Sha256.of(new byte[0]), LIMITS, "test", host,
                "00".repeat(32), Optional.empty(), Instant.EPOCH, Instant.EPOCH);
        return new Result(card, new EndState.Scored(), scores, Summaries.of(task, scores, Map.of()), Optional.empty(),
                new Use(Duration.ZERO, Duration.ZERO, 0, 1, 1), Optional.empty());
    }
}
