package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import nu.validator.validation.SimpleDocumentValidator;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Drawing;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.ResultDocument;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SignedResult;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.format.UnitFact;
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
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The real server with the real application, and a real browser with scripts on and off. */
class BoardIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Limits LIMITS = new Limits(
            1 << 30, 64, Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofSeconds(9), 1, 1, 1 << 20, 1);
    private static final String HOSTILE = "<script>document.title='owned'</script><img src=x>\u202e\u001b[2J\u009b";
    private static final TaskCard TASK = task("made-up", "Made up", 12);
    private static final TaskCard FEW = task("few", "Few units", 4);
    private static final TaskCard ROUND = task("rounds", "By rounds", 12, Labels.ROUND);
    private static final List<String> PAGES = List.of("/", "/tasks", "/tasks/eeg/made-up@1", "/tasks/eeg/few@1", "/tasks/eeg/rounds@1",
            "/tasks/eeg/made-up@1/protocol", "/results/e1", "/results/e2", "/results/e3", "/results/e5", "/results/e6",
            "/submissions/good/1.0.0", "/submissions/claimed/1.0.0", "/orders", "/protocol", "/nothing");

    @TempDir
    private static @Nullable Path home;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static URI board = URI.create("");
    private static @Nullable BoardServer server;
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;
    private static KeyPair key = fresh();

    @BeforeAll
    static void start() throws Exception {
        Path folder = Objects.requireNonNull(home);
        Files.createDirectories(folder.resolve("agents"));
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(folder.resolve("agents/a.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(key.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        Files.writeString(folder.resolve("tokens/a.sha256"), Sha256.of("token".getBytes(StandardCharsets.UTF_8)).hex());
        Files.writeString(folder.resolve("tasks.json"), new Json.Arr(
                Stream.of(TASK, FEW, ROUND).map(card -> (Json) TaskCardDocument.toJson(card)).toList()).pretty());
        Files.writeString(folder.resolve("datasets.json"), """
                [{"id": "made-up@1", "title": "Made-up recordings", "licence": "CC0-1.0", "citations": []}]
                """);
        server = BoardServer.start(folder, Map.of("AXONMARK_BOARD_LOCAL", "true"));
        board = server.at("/");
        for (Result result : List.of(result("e1", "good", "Good", TASK, 0.9, Isolation.FULL),
                result("e2", "evil", HOSTILE, TASK, 0.6, Isolation.FULL), result("e3", "bare", "Bare", TASK, 0.7, Isolation.NONE),
                result("e4", "few", "Few", FEW, 0.7, Isolation.FULL),
                result("e10", "practised", "Practised", ROUND, 0.7, Isolation.FULL), failed())) {
            assertThat(post(SignedResult.sign(result, key).toJson(), "token").statusCode()).isEqualTo(201);
        }
        assertThat(post(ResultDocument.toJson(hostile()), "token").statusCode()).isEqualTo(201);
        if (Files.exists(CHROMIUM)) {
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (playwright != null) {
            playwright.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, Scores you can trust", "/tasks, Tasks", "/tasks/eeg/made-up@1, Made up", "/tasks/eeg/few@1, Few units",
        "/tasks/eeg/made-up@1/protocol, Protocol: Made up", "/results/e1, Good", "/results/e2, <script>", "/results/e5, Crashing",
        "/results/e6, <script>", "/submissions/good/1.0.0, Good", "/submissions/claimed/1.0.0, <script>",
        "/orders, Queue", "/protocol, How numbers are made", "/nothing, Not here"
    })
    void page_isWholeWithScriptsOnAndOff_andAccessible(String path, String heading) throws Exception {
        Assumptions.assumeTrue(browser != null, "Chromium is not installed");
        List<String> texts = new ArrayList<>();
        for (boolean scripts : new boolean[] {true, false}) {
            try (BrowserContext context = Objects.requireNonNull(browser)
                    .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
                Page page = context.newPage();
                List<String> complaints = new ArrayList<>();
                page.onConsoleMessage(message -> {
                    if (!message.text().contains("404")) {
                        complaints.add(message.text());
                    }
                });
                page.navigate(board.resolve(path).toString());
                assertThat(page.locator("h1").innerText()).contains(heading);
                assertThat(page.title()).isNotEqualTo("owned");
                assertThat(page.locator("img:not([alt]), th:not([scope]), table:not(:has(caption))").count()).isZero();
                texts.add(page.locator("main").innerText());
                if (scripts) {
                    assertThat(page.evaluate("document.compatMode")).isEqualTo("CSS1Compat");
                    page.evaluate(axe());
                    assertThat(violations(page)).isEmpty();
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                    page.setViewportSize(390, 844);
                    assertThat(violations(page)).isEmpty();
                    assertThat(page.evaluate("document.documentElement.scrollWidth")).as("nothing sticks out").isEqualTo(390);
                }
                assertThat(complaints).isEmpty();
            }
        }
        assertThat(texts.get(0)).isEqualTo(texts.get(1));
    }

    @Test
    void everyPage_isValidHtml() throws Exception {
        List<String> errors = new ArrayList<>();
        ErrorHandler gathering = new ErrorHandler() {
            @Override
            public void warning(SAXParseException problem) {
                errors.add(problem.getSystemId() + ":" + problem.getLineNumber() + " " + problem.getMessage());
            }

            @Override
            public void error(SAXParseException problem) {
                warning(problem);
            }

            @Override
            public void fatalError(SAXParseException problem) {
                warning(problem);
            }
        };
        SimpleDocumentValidator validator = new SimpleDocumentValidator();
        validator.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", gathering);
        validator.setUpValidatorAndParsers(gathering, false, false);
        validator.checkHtmlInputSource(source("broken", "<!DOCTYPE html><p>no title".getBytes(StandardCharsets.UTF_8)));
        assertThat(errors).as("the validator sees what is wrong").isNotEmpty();
        errors.clear();
        for (String path : PAGES) {
            validator.checkHtmlInputSource(source(path, get(path).body()));
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void localBoard_standsUnsandboxedRowsAmongThemselves_underABanner() throws Exception {
        String page = text(get("/tasks/eeg/made-up@1"));
        assertThat(page).contains("<strong>Local board:</strong>", "ranked among themselves, on this machine only");
        int banner = page.indexOf("Local board:");
        assertThat(page.substring(0, banner)).contains("/results/e1").doesNotContain("/results/e3");
        assertThat(page.substring(banner, page.indexOf("Score and cost"))).contains("/results/e3", "isolation: none")
                .doesNotContain("/results/e1");
        assertThat(text(get("/tasks/eeg/few@1"))).doesNotContain("Local board:");
    }

    @Test
    void fewUnits_haveValuesOnly() throws Exception {
        String page = text(get("/tasks/eeg/few@1"));
        assertThat(page).contains("n = 4", "0.7000").doesNotContain(">Rank<", ">Tie group<", " to 0.");
    }

    @Test
    void openLabels_giveTieGroupsAndNoRanks() throws Exception {
        assertThat(text(get("/tasks/eeg/made-up@1"))).contains("answers could have been looked up", ">Tie group<", "Resolution floor")
                .doesNotContain(">Rank<");
        assertThat(text(get("/api/v1/tasks/eeg/made-up@1"))).contains("\"tieGroup\"", "\"resolutionFloor\"").doesNotContain("rankLow");
    }

    @Test
    void hostileText_isNeverMarkupNorInvisible() throws Exception {
        for (String path : List.of("/", "/tasks/eeg/made-up@1", "/results/e5", "/results/e6", "/submissions/claimed/1.0.0",
                "/api/v1/boards", "/api/v1/results/e6", "/api/v1/submissions/claimed/1.0.0")) {
            HttpResponse<byte[]> response = get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(text(response)).as(path).doesNotContain("\u202e", "\u001b", "\u009b");
            if (!path.startsWith("/api")) {
                assertThat(text(response)).as(path).doesNotContain("<script", "<img");
            }
        }
    }

    @Test
    void levels_areOnBoardAndResult_andItemsArePictured() throws Exception {
        assertThat(text(get("/tasks/eeg/made-up@1"))).contains("By depth", "Hardest by family", "<polyline class=\"s1\"")
                .doesNotContain("<script>document");
        String page = text(get("/results/e1"));
        assertThat(page).contains("Items shown", "mean by family", "black box", "corrupted", "A text", "In numbers")
                .doesNotContain("<script>document", "NaN", "Infinity");
        // The first series sets the scale; what lies beyond it is drawn outside, and no number is too large to be drawn.
        assertThat(page).contains("points=\"0.00,160.00 160.00,0.00 320.00,40.00\"", "points=\"0.00,10160.00 160.00,-9840.00\"");
    }

    @Test
    void scoreAgainstCost_isPictured_withItsFrontier_andLinksRows() throws Exception {
        String page = text(get("/tasks/eeg/made-up@1"));
        String section = page.substring(page.indexOf("Score and cost"), page.indexOf("Hardest by family"));
        assertThat(section).contains("queries (spaced by ratio)", "class=\"front\"", "frontier", "href=\"/results/e1\"", "0.8000 to 1.0000")
                .doesNotContain("NaN", "Infinity", "<script", "not ranked");
        assertThat(section.split(">frontier</span>", -1)).as("both of Good's points are on it").hasSize(3);
    }

    @Test
    void practice_isPictured_whereNothingIsRanked() throws Exception {
        assertThat(text(get("/tasks/eeg/rounds@1"))).contains("Of practice rows", "Score and cost", "href=\"/results/e10\"")
                .doesNotContain(">Rank<", ">Tie group<");
        assertThat(text(get("/tasks/eeg/made-up@1"))).doesNotContain("Of practice rows");
    }

    @Test
    void network_isDrawn_andItsEdgesAreInATable() throws Exception {
        String page = text(get("/results/e1"));
        assertThat(page).contains("Network one", "<title id=\"net2t\"", "624 other edges of the network are neither and not drawn.",
                "true and found: 134", "true and missed: 133", "found and not true: 133").doesNotContain("Network two");
        assertThat(page.split("<path d=\"M[0-9.]+ [0-9.]+C", -1)).hasSize(Drawing.MAX_EDGES + 1);
        assertThat(page).hasSizeLessThan(150_000).doesNotContain("<script", "\u202e", "\u009b", "NaN");
        String other = text(get("/results/e1?unit=unit-1"));
        assertThat(other).contains("Network two", "Only those of").doesNotContain("Network one", "A function");
        assertThat(text(get("/results/e1?unit=%3Cscript%3E&sort=%3Cscript%3E"))).contains("Network one").doesNotContain("%3C", "<script");
    }

    @Test
    void units_areOrderedByAnyColumn() throws Exception {
        assertThat(firstUnits("?sort=-accuracy")).startsWith("unit-0", "unit-2");
        assertThat(firstUnits("?sort=accuracy")).startsWith("unit-1", "unit-3");
        assertThat(firstUnits("?sort=fact-0")).as("by number, units without one last").startsWith("unit-0", "unit-1", "unit-2");
        assertThat(firstUnits("?sort=-fact-0")).startsWith("unit-1", "unit-0", "unit-2");
        assertThat(firstUnits("?sort=nothing")).startsWith("unit-0", "unit-1", "unit-2");
        assertThat(text(get("/results/e1?sort=accuracy"))).contains("aria-sort=\"ascending\"", "href=\"?sort=-accuracy\"",
                "href=\"?unit=unit-0&amp;sort=accuracy#items\"");
    }

    private static List<String> firstUnits(String query) throws IOException, InterruptedException {
        String page = text(get("/results/e1" + query));
        return Pattern.compile("<th scope=\"row\">(?:<a href=\"[^\"]*\">|<span>)(unit-[0-9]+)<").matcher(page).results()
                .map(found -> found.group(1)).toList();
    }

    @Test
    void drawing_scrollsWithinItsOwnBox_onAPhone() {
        Assumptions.assumeTrue(browser != null, "Chromium is not installed");
        try (BrowserContext context = Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(true).setViewportSize(360, 800))) {
            Page page = context.newPage();
            page.navigate(board.resolve("/results/e1").toString());
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
            assertThat(page.evaluate("(() => {const box = document.querySelector('svg.net').parentElement;"
                    + " return box.scrollWidth > box.clientWidth})()")).as("the box scrolls").isEqualTo(true);
            assertThat(page.evaluate("document.querySelector('svg.net title').textContent")).isEqualTo("Network one");
            page.navigate(board.resolve("/tasks/eeg/made-up@1").toString());
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        }
    }

    @Test
    void everyPage_hasItsJson_andLinksIt() throws Exception {
        for (String path : PAGES) {
            String address = path.equals("/") ? "/api/v1/boards" : "/api/v1" + path;
            if (path.equals("/nothing")) {
                assertProblem(get(address), 404, "not-found");
                continue;
            }
            assertThat(text(get(path))).contains("href=\"" + address + "\"");
            HttpResponse<byte[]> response = get(address);
            assertThat(response.statusCode()).as(address).isEqualTo(200);
            assertThat(Json.parse(response.body(), Json.Limits.document())).isNotNull();
        }
        assertThat(text(get("/api/v1/tasks/eeg/made-up@1/protocol"))).contains("CC0-1.0");
    }

    @Test
    void unknownAddresses_saySo_andWhatThereIs() throws Exception {
        for (String path : List.of("/nothing", "/tasks/eeg/none@1", "/results/zz", "/submissions/no/1", "/results/a;b")) {
            HttpResponse<byte[]> response = get(path);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(text(response)).contains("Asked for: ", "/tasks/eeg/made-up@1");
        }
        for (String path : List.of("/tasks/..%2f..%2fetc", "/%2e%2e/%2e%2e/etc/passwd", "/WEB-INF/web.xml", "/results/%00")) {
            assertThat(get(path).statusCode()).as(path).isIn(400, 404);
        }
        assertProblem(get("/api/v1/nothing"), 404, "not-found");
        assertProblem(get("/api/v9/tasks"), 404, "not-found");
    }

    @Test
    void published_onlyWithAToken_andReadable() throws Exception {
        Json sound = SignedResult.sign(result("e7", "late", "Late", TASK, 0.6, Isolation.FULL), key).toJson();
        assertProblem(send(sound.canonical(), Optional.empty()), 401, "token-unknown");
        assertProblem(post(sound, "guess"), 401, "token-unknown");
        assertProblem(send("{\"result\": ".getBytes(StandardCharsets.UTF_8), Optional.of("token")), 400, "json-invalid");
        assertProblem(post(new Json.Obj(List.of()), "token"), 422, "document-invalid");
        assertProblem(send(new byte[(16 << 20) + 1], Optional.of("token")), 413, "document-too-large");
        byte[] traversing = new String(sound.canonical(), StandardCharsets.UTF_8).replace("\"id\":\"late\"", "\"id\":\"../late\"")
                .getBytes(StandardCharsets.UTF_8);
        assertProblem(send(traversing, Optional.of("token")), 422, "document-invalid");
        assertThat(get("/results/e7").statusCode()).isEqualTo(404);
        HttpRequest put = HttpRequest.newBuilder(board.resolve("/api/v1/results")).PUT(HttpRequest.BodyPublishers.noBody()).build();
        assertProblem(HTTP.send(put, HttpResponse.BodyHandlers.ofByteArray()), 405, "method-unknown");
    }

    @Test
    void forgedAndReplayed_areNotRanked() throws Exception {
        Json forged = SignedResult.sign(result("e8", "forged", "Forged", TASK, 0.99, Isolation.FULL), fresh()).toJson();
        assertThat(text(post(forged, "token"))).contains("self-reported", "not signed by an agent of this board");
        Result sound = result("e9", "padded", "Padded", TASK, 0.5, Isolation.FULL);
        List<ItemScore> better = sound.itemScores().stream()
                .map(score -> new ItemScore(score.item(), score.unit(), score.metric(), 0.99)).toList();
        Result padded = new Result(sound.evaluation(), sound.state(), better, sound.summaries(), sound.labelSwap(), sound.use(),
                sound.outcomes());
        assertThat(text(post(SignedResult.sign(padded, key).toJson(), "token")))
                .contains("self-reported", "does not follow from its item scores");
        Json good = SignedResult.sign(result("e1", "good", "Good", TASK, 0.9, Isolation.FULL), key).toJson();
        assertThat(post(good, "token").statusCode()).isEqualTo(201);
        assertThat(text(get("/tasks/eeg/made-up@1")).split("<td class=\"num\"><a href=\"/results/e1\"", -1)).as("stands once").hasSize(2);
        Json other = SignedResult.sign(result("e1", "good", "Good", TASK, 0.95, Isolation.FULL), key).toJson();
        assertProblem(post(other, "token"), 409, "evaluation-taken");
    }

    @Test
    void responses_forbidScriptsAndFrames_andAreKeptByTheirTag() throws Exception {
        for (String path : List.of("/", "/nothing", "/board.css", "/api/v1/boards", "/api/v1/nothing")) {
            assertThat(get(path).headers().firstValue("Content-Security-Policy")).as(path).hasValueSatisfying(
                    policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("unsafe"));
            assertThat(get(path).headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
        HttpResponse<byte[]> home = get("/");
        assertThat(text(home)).doesNotContain("<script", "style=");
        assertThat(home.body()).hasSizeLessThan(40_000);
        Matcher style = Pattern.compile("href=\"(/board\\.css\\?[0-9a-f]+)\"").matcher(text(home));
        assertThat(style.find()).isTrue();
        assertThat(get(style.group(1)).headers().firstValue("Cache-Control")).hasValueSatisfying(
                value -> assertThat(value).contains("immutable"));
        for (String path : List.of("/", style.group(1))) {
            HttpRequest again = HttpRequest.newBuilder(board.resolve(path))
                    .header("If-None-Match", get(path).headers().firstValue("ETag").orElseThrow()).build();
            assertThat(HTTP.send(again, HttpResponse.BodyHandlers.discarding()).statusCode()).as(path).isEqualTo(304);
        }
    }

    @Test
    void librariesAreTheApplicationsOwn() throws Exception {
        String sources = text(get("/healthz"));
        for (String library : List.of("h2-2.5", "hibernate-core-6.6", "jackson-core-3")) {
            assertThat(sources).containsPattern("WEB-INF/lib/" + library);
        }
    }

    private static void assertProblem(HttpResponse<byte[]> response, int status, String code) {
        assertThat(response.statusCode()).as(text(response)).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(Json.parse(response.body(), Json.Limits.document())).isInstanceOfSatisfying(Json.Obj.class,
                problem -> assertThat(problem.get("code")).isEqualTo(new Json.Str(code)));
    }

    private static InputSource source(String path, byte[] html) {
        InputSource source = new InputSource(new ByteArrayInputStream(html));
        source.setEncoding("UTF-8");
        source.setSystemId(board.resolve(path).toString());
        return source;
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(BoardIT.class.getResourceAsStream("/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<?> violations(Page page) {
        return (List<?>) page
                .evaluate("async () => (await axe.run(document)).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' '))");
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(board.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> post(Json document, String token) throws IOException, InterruptedException {
        return send(document.canonical(), Optional.of(token));
    }

    private static HttpResponse<byte[]> send(byte[] body, Optional<String> token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(board.resolve("/api/v1/results"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static KeyPair fresh() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TaskCard task(String name, String title, int units) {
        return task(name, title, units, Labels.OPEN);
    }

    private static TaskCard task(String name, String title, int units, Labels labels) {
        Metric metric = new Metric(
                "accuracy", "accuracy", "share", Direction.HIGHER, 0, 1, OptionalDouble.of(0.5), false, "share right");
        return new TaskCard(new TaskId("eeg", name, 1), title, "A task.", "c.C", "unit", units, labels, false,
                List.of(metric), "x", List.of("p"), List.of("made-up@1"), List.of("C"), List.of("constant"), LIMITS, 1);
    }

    private static Result result(String evaluation, String submission, String title, TaskCard task, double mean, Isolation isolation) {
        List<ItemScore> scores = new ArrayList<>();
        for (int unit = 0; unit < task.units(); unit++) {
            scores.add(new ItemScore("i" + unit, "unit-" + unit, "accuracy", mean + (unit % 2 == 0 ? 0.01 : -0.01)));
        }
        SubmissionCard jar = new SubmissionCard(submission, "1.0.0", title, List.of("A"), "MIT", "eeg", "[1,2)",
                Optional.of("a.B"), Optional.empty(), List.of(), Optional.empty(), Sha256.of(new byte[] {1}), 1);
        HostProfile host = new HostProfile("os", "arch", "cpu", 1, 1, "25", isolation, List.of(), "unavailable");
        EvaluationCard card = new EvaluationCard(evaluation, jar, task.id(), 1, Sha256.of(new byte[0]), LIMITS, "test", host,
                "00".repeat(32), Optional.empty(), Instant.EPOCH, Instant.EPOCH);
        List<Breakdown> breakdowns = List.of(
                new Breakdown("accuracy", "depth", true, List.of(level("2", mean - 0.1), level("3", mean))),
                new Breakdown("accuracy", "budget", true, List.of(level(task, "16", mean - 0.1, 16), level(task, "64", mean, 64)),
                        Optional.of(new Breakdown.Axis("queries", Breakdown.Scale.LOGARITHMIC, true))),
                new Breakdown("accuracy", "family", false, List.of(level("easy", mean), level(HOSTILE, mean - 0.2))));
        return new Result(card, new EndState.Scored(), scores, Summaries.of(task, scores, Map.of()), Optional.empty(),
                new Use(Duration.ZERO, Duration.ZERO, 0, 1, 1), Optional.empty(), breakdowns, exhibits(),
                List.of(new UnitFact("unit-0", "edges", "900"), new UnitFact("unit-1", "edges", "1024"),
                        new UnitFact("unit-1", HOSTILE.substring(0, 40), HOSTILE)));
    }

    private static Breakdown.Level level(TaskCard task, String name, double value, double at) {
        Optional<Summary.Interval> interval = task.units() < 10 ? Optional.empty()
                : Optional.of(new Summary.Interval(value - 0.1, value + 0.1, "bootstrap"));
        return new Breakdown.Level(name, value, interval, 4, OptionalDouble.of(at), Optional.empty());
    }

    /** The largest network that a task draws: 8 layers of 4 heads, as many edges as are drawn. */
    private static Drawing drawing() {
        List<Drawing.Node> nodes = new ArrayList<>();
        for (int layer = 0; layer < 8; layer++) {
            for (int head = 0; head < 4; head++) {
                nodes.add(new Drawing.Node("a" + layer + "." + head, 2 * layer, head, List.of("q", "k", "v")));
            }
            nodes.add(new Drawing.Node("m" + layer, 2 * layer + 1, 4, List.of()));
        }
        nodes.add(new Drawing.Node(HOSTILE.substring(0, 25) + HOSTILE.substring(HOSTILE.length() - 10), 16, 2, List.of()));
        List<Drawing.Edge> edges = new ArrayList<>();
        for (int to = nodes.size() - 1; to > 0; to--) {
            for (int from = 0; from < to; from++) {
                boolean head = !nodes.get(to).ports().isEmpty();
                if (nodes.get(from).row() < nodes.get(to).row() && edges.size() < Drawing.MAX_EDGES) {
                    edges.add(
                            new Drawing.Edge(from, to, head ? Optional.of("v") : Optional.empty(),
                                    List.of(Drawing.Kind.FOUND, Drawing.Kind.MISSED, Drawing.Kind.WRONG).get(edges.size() % 3),
                                    edges.size() + 1, OptionalDouble.of(1.0 / (edges.size() + 1))));
                }
            }
        }
        return new Drawing(nodes, edges, 624);
    }

    private static Breakdown.Level level(String name, double value) {
        return new Breakdown.Level(name, value, Optional.empty(), 4);
    }

    /** A plot with numbers as large as there are, and a table. */
    private static List<Exhibit> exhibits() {
        Exhibit.Plot plot = new Exhibit.Plot("x", "y", List.of(
                new Exhibit.Series("black box", Exhibit.Mark.LINE, List.of(0.0, 1.0, 2.0), List.of(-1.0, 3.0, 2.0)),
                new Exhibit.Series("hypothesis", Exhibit.Mark.LINE, List.of(0.0, 1.0), List.of(-Double.MAX_VALUE, Double.MAX_VALUE)),
                new Exhibit.Series("answers", Exhibit.Mark.POINTS, List.of(1.0), List.of(Double.MAX_VALUE))),
                Optional.of(new Exhibit.Band("corrupted", 0.5, 1)));
        Exhibit.Table table = new Exhibit.Table(List.of("input", "truth"), List.of(new Exhibit.Row(List.of("abc", HOSTILE))));
        List<Exhibit.Note> notes = List.of(new Exhibit.Note("hypothesis", HOSTILE));
        return List.of(new Exhibit("block-00/16", "A function", notes, Optional.of(plot), Optional.empty()),
                new Exhibit("block-00/64", "A text", notes, Optional.empty(), Optional.of(table)),
                new Exhibit("i0", "Network one", notes, drawing()),
                new Exhibit("i1", "Network two", notes, new Drawing(List.of(new Drawing.Node("only", 0, 0, List.of())), List.of(), 1)));
    }

    private static Result failed() {
        Result scored = result("e5", "crashing", "Crashing", TASK, 0.5, Isolation.FULL);
        return new Result(scored.evaluation(), new EndState.Failed(EndState.Failure.CRASHED, HOSTILE), List.of(), List.of(),
                Optional.empty(), scored.use(), Optional.empty());
    }

    /** Hostile in every text and number that somebody can report of himself. */
    private static Result hostile() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        SubmissionCard jar = new SubmissionCard("claimed", "1.0.0", HOSTILE, List.of(HOSTILE), HOSTILE, HOSTILE, HOSTILE,
                Optional.of(HOSTILE), Optional.of(HOSTILE), List.of(HOSTILE), Optional.empty(), Sha256.of(new byte[] {2}), -1);
        HostProfile host = new HostProfile(HOSTILE, HOSTILE, HOSTILE, -1, -1, HOSTILE, Isolation.FULL, List.of(HOSTILE), HOSTILE);
        Limits limits = new Limits(-1, -1, longest, longest, longest, -1, -1, -1, -1);
        EvaluationCard card = new EvaluationCard("e6", jar, TASK.id(), 1, Sha256.of(new byte[0]), limits, HOSTILE, host, HOSTILE,
                Optional.empty(), Instant.MAX, Instant.MIN);
        List<Summary> summaries = List.of(new Summary("accuracy", Double.MAX_VALUE, OptionalDouble.of(-Double.MAX_VALUE),
                Optional.of(new Summary.Interval(Double.MAX_VALUE, -Double.MAX_VALUE, HOSTILE)), -1),
                new Summary(HOSTILE, -1, OptionalDouble.empty(), Optional.empty(), 1));
        return new Result(card, new EndState.Scored(), List.of(new ItemScore(HOSTILE, HOSTILE, "accuracy", 1e300)), summaries,
                Optional.of(new NullScore(-1, Double.MAX_VALUE, -1, -1)), new Use(longest, longest, -1, -1, -1), Optional.empty());
    }
}
