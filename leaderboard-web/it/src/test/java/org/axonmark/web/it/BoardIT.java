package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import nu.validator.validation.SimpleDocumentValidator;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.SignedResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The real server with the real application, and a real browser with scripts on and off. */
@ExtendWith(SharedBoard.class)
class BoardIT {

    private static final List<String> PAGES = List.of("/", "/tasks", "/tasks/eeg/made-up@1", "/tasks/eeg/few@1", "/tasks/eeg/rounds@1",
            "/tasks/eeg/made-up@1/protocol", "/tasks/eeg/made-up@1/history", "/tasks/eeg/few@1/history", "/results/e1", "/results/e2",
            "/results/e3", "/results/e5", "/results/e6",
            "/submissions/good/1.0.0", "/submissions/claimed/1.0.0", "/orders", "/health", "/protocol", "/tasks/eeg/priced@1",
            "/tasks/eeg/priced@1?cost=parameters",
            "/results/p1", "/results/p4", "/compare?task=eeg%2Fpriced%401&with=p1&with=p2", "/nothing");

    private static final List<String> WITHOUT_JSON = List.of("/tasks/eeg/made-up@1/cite", "/embed/eeg/made-up@1");

    @ParameterizedTest
    @CsvSource({
        "/tasks/eeg/made-up@1/history, History: Made up", "/tasks/eeg/made-up@1/cite, Cite or embed", "/embed/eeg/made-up@1, Made up",
        "/, Scores you can trust", "/tasks, Tasks", "/tasks/eeg/made-up@1, Made up", "/tasks/eeg/few@1, Few units",
        "/tasks/eeg/made-up@1/protocol, Protocol: Made up", "/results/e1, Good", "/results/e2, <script>", "/results/e5, Crashing",
        "/results/e6, <script>", "/submissions/good/1.0.0, Good", "/submissions/claimed/1.0.0, <script>",
        "/orders, Queue", "/health, How this board is doing", "/protocol, How numbers are made", "/nothing, Not here",
        "/tasks/eeg/priced@1, With costs",
        "/results/p1, Priced cheap", "/compare, Compare", "/compare?with=p1&with=p2, Compare"
    })
    void page_isWholeWithScriptsOnAndOff_andAccessible(String path, String heading) throws Exception {
        List<String> texts = new ArrayList<>();
        for (boolean scripts : new boolean[] {true, false}) {
            try (BrowserContext context = SharedBoard.browser()
                    .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
                Page page = context.newPage();
                List<String> complaints = new ArrayList<>();
                page.onConsoleMessage(message -> {
                    if (!message.text().contains("404")) {
                        complaints.add(message.text());
                    }
                });
                page.navigate(SharedBoard.at(path).toString());
                assertThat(page.locator("h1").innerText()).contains(heading);
                assertThat(page.title()).isNotEqualTo("owned");
                assertThat(page.locator("img:not([alt]), th:not([scope]), table:not(:has(caption))").count()).isZero();
                texts.add(page.locator("main").innerText());
                if (scripts) {
                    assertThat(page.evaluate("document.compatMode")).isEqualTo("CSS1Compat");
                    page.evaluate(SharedBoard.axe());
                    assertThat(SharedBoard.violations(page)).isEmpty();
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                    page.setViewportSize(390, 844);
                    assertThat(SharedBoard.violations(page)).isEmpty();
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
        for (String path : Stream.concat(PAGES.stream(), WITHOUT_JSON.stream()).toList()) {
            validator.checkHtmlInputSource(source(path, SharedBoard.get(path).body()));
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void localBoard_standsUnsandboxedRowsAmongThemselves_underABanner() throws Exception {
        String page = SharedBoard.text(SharedBoard.get("/tasks/eeg/made-up@1"));
        assertThat(page).contains("<strong>Local board:</strong>", "ranked among themselves, on this machine only");
        int banner = page.indexOf("Local board:");
        assertThat(page.substring(0, banner)).contains("/results/e1").doesNotContain("/results/e3");
        assertThat(page.substring(banner, page.indexOf("Score and cost"))).contains("/results/e3", "isolation: none")
                .doesNotContain("/results/e1");
        assertThat(SharedBoard.text(SharedBoard.get("/tasks/eeg/few@1"))).doesNotContain("Local board:");
    }

    @Test
    void fewUnits_haveValuesOnly() throws Exception {
        String page = SharedBoard.text(SharedBoard.get("/tasks/eeg/few@1"));
        assertThat(page).contains("n = 4", "0.7000").doesNotContain(">Rank<", ">Tie group<", " to 0.");
    }

    @Test
    void openLabels_giveTieGroupsAndNoRanks() throws Exception {
        assertThat(SharedBoard.text(SharedBoard.get("/tasks/eeg/made-up@1")))
                .contains("answers could have been looked up", ">Tie group<", "Resolution floor")
                .doesNotContain(">Rank<");
        assertThat(SharedBoard.text(SharedBoard.get("/api/v1/tasks/eeg/made-up@1"))).contains("\"tieGroup\"", "\"resolutionFloor\"")
                .doesNotContain("rankLow");
    }

    @Test
    void hostileText_isNeverMarkupNorInvisible() throws Exception {
        for (String path : List.of("/", "/tasks/eeg/made-up@1", "/results/e5", "/results/e6", "/submissions/claimed/1.0.0",
                "/api/v1/boards", "/api/v1/results/e6", "/api/v1/submissions/claimed/1.0.0")) {
            HttpResponse<byte[]> response = SharedBoard.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(SharedBoard.text(response)).as(path).doesNotContain("\u202e", "\u001b", "\u009b");
            if (!path.startsWith("/api")) {
                assertThat(SharedBoard.text(response)).as(path).doesNotContain("<script", "<img");
            }
        }
    }

    @Test
    void everyPage_hasItsJson_andLinksIt() throws Exception {
        for (String path : PAGES) {
            String address = path.equals("/") ? "/api/v1/boards" : "/api/v1" + path;
            if (path.equals("/nothing")) {
                assertProblem(SharedBoard.get(address), 404, "not-found");
                continue;
            }
            assertThat(SharedBoard.text(SharedBoard.get(path))).contains("href=\"" + address.replace("&", "&amp;") + "\"");
            HttpResponse<byte[]> response = SharedBoard.get(address);
            assertThat(response.statusCode()).as(address).isEqualTo(200);
            assertThat(Json.parse(response.body(), Json.Limits.document())).isNotNull();
        }
        assertThat(SharedBoard.text(SharedBoard.get("/api/v1/tasks/eeg/made-up@1/protocol"))).contains("CC0-1.0");
    }

    @Test
    void unknownAddresses_saySo_andWhatThereIs() throws Exception {
        for (String path : List.of("/nothing", "/tasks/eeg/none@1", "/results/zz", "/submissions/no/1", "/results/a;b")) {
            HttpResponse<byte[]> response = SharedBoard.get(path);
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(SharedBoard.text(response)).contains("Asked for: ", "/tasks/eeg/made-up@1");
        }
        for (String path : List.of("/tasks/..%2f..%2fetc", "/%2e%2e/%2e%2e/etc/passwd", "/WEB-INF/web.xml", "/results/%00")) {
            assertThat(SharedBoard.get(path).statusCode()).as(path).isIn(400, 404);
        }
        assertProblem(SharedBoard.get("/api/v1/nothing"), 404, "not-found");
        assertProblem(SharedBoard.get("/api/v9/tasks"), 404, "not-found");
    }

    @Test
    void published_onlyWithAToken_andReadable() throws Exception {
        Json sound = SharedBoard.signed(MadeUp.result("e7", "late", "Late", MadeUp.TASK, 0.6, Isolation.FULL));
        assertProblem(SharedBoard.send(sound.canonical(), Optional.empty()), 401, "token-unknown");
        assertProblem(SharedBoard.post(sound, "guess"), 401, "token-unknown");
        assertProblem(SharedBoard.send("{\"result\": ".getBytes(StandardCharsets.UTF_8), Optional.of("token")), 400, "json-invalid");
        assertProblem(SharedBoard.post(new Json.Obj(List.of()), "token"), 422, "document-invalid");
        assertProblem(SharedBoard.send(new byte[(16 << 20) + 1], Optional.of("token")), 413, "document-too-large");
        byte[] traversing = new String(sound.canonical(), StandardCharsets.UTF_8).replace("\"id\":\"late\"", "\"id\":\"../late\"")
                .getBytes(StandardCharsets.UTF_8);
        assertProblem(SharedBoard.send(traversing, Optional.of("token")), 422, "document-invalid");
        assertThat(SharedBoard.get("/results/e7").statusCode()).isEqualTo(404);
        HttpRequest put = HttpRequest.newBuilder(SharedBoard.at("/api/v1/results")).PUT(HttpRequest.BodyPublishers.noBody()).build();
        assertProblem(SharedBoard.http().send(put, HttpResponse.BodyHandlers.ofByteArray()), 405, "method-unknown");
    }

    @Test
    void forgedAndReplayed_areNotRanked() throws Exception {
        Json forged =
                SignedResult.sign(MadeUp.result("e8", "forged", "Forged", MadeUp.TASK, 0.99, Isolation.FULL), SharedBoard.fresh()).toJson();
        assertThat(SharedBoard.text(SharedBoard.post(forged, "token"))).contains("self-reported", "not signed by an agent of this board");
        Result sound = MadeUp.result("e9", "padded", "Padded", MadeUp.TASK, 0.5, Isolation.FULL);
        List<ItemScore> better = sound.itemScores().stream()
                .map(score -> new ItemScore(score.item(), score.unit(), score.metric(), 0.99)).toList();
        Result padded = new Result(sound.evaluation(), sound.state(), better, sound.summaries(), sound.labelSwap(), sound.use(),
                sound.outcomes());
        assertThat(SharedBoard.text(SharedBoard.post(SharedBoard.signed(padded), "token")))
                .contains("self-reported", "does not follow from its item scores");
        Json good = SharedBoard.signed(MadeUp.result("e1", "good", "Good", MadeUp.TASK, 0.9, Isolation.FULL));
        assertThat(SharedBoard.post(good, "token").statusCode()).isEqualTo(201);
        assertThat(SharedBoard.text(SharedBoard.get("/tasks/eeg/made-up@1")).split("<td class=\"num\"><a href=\"/results/e1\"", -1))
                .as("stands once").hasSize(2);
        Json other = SharedBoard.signed(MadeUp.result("e1", "good", "Good", MadeUp.TASK, 0.95, Isolation.FULL));
        assertProblem(SharedBoard.post(other, "token"), 409, "evaluation-taken");
    }

    @Test
    void responses_forbidScriptsAndFrames_andAreKeptByTheirTag() throws Exception {
        for (String path : List.of("/", "/nothing", "/board.css", "/api/v1/boards", "/api/v1/nothing")) {
            assertThat(SharedBoard.get(path).headers().firstValue("Content-Security-Policy")).as(path).hasValueSatisfying(
                    policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'").doesNotContain("unsafe"));
            assertThat(SharedBoard.get(path).headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
        HttpResponse<byte[]> home = SharedBoard.get("/");
        assertThat(SharedBoard.text(home)).doesNotContain("<script", "style=");
        assertThat(home.body()).hasSizeLessThan(40_000);
        Matcher style = Pattern.compile("href=\"(/board\\.css\\?[0-9a-f]+)\"").matcher(SharedBoard.text(home));
        assertThat(style.find()).isTrue();
        assertThat(SharedBoard.get(style.group(1)).headers().firstValue("Cache-Control")).hasValueSatisfying(
                value -> assertThat(value).contains("immutable"));
        for (String path : List.of("/", style.group(1))) {
            HttpRequest again = HttpRequest.newBuilder(SharedBoard.at(path))
                    .header("If-None-Match", SharedBoard.get(path).headers().firstValue("ETag").orElseThrow()).build();
            assertThat(SharedBoard.http().send(again, HttpResponse.BodyHandlers.discarding()).statusCode()).as(path).isEqualTo(304);
        }
    }

    @Test
    void librariesAreTheApplicationsOwn() throws Exception {
        String sources = SharedBoard.text(SharedBoard.get("/healthz"));
        for (String library : List.of("h2-2.5", "hibernate-core-6.6", "jackson-core-3")) {
            assertThat(sources).containsPattern("WEB-INF/lib/" + library);
        }
    }

    private static void assertProblem(HttpResponse<byte[]> response, int status, String code) {
        assertThat(response.statusCode()).as(SharedBoard.text(response)).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(Json.parse(response.body(), Json.Limits.document())).isInstanceOfSatisfying(Json.Obj.class,
                problem -> assertThat(problem.get("code")).isEqualTo(new Json.Str(code)));
    }

    private static InputSource source(String path, byte[] html) {
        InputSource source = new InputSource(new ByteArrayInputStream(html));
        source.setEncoding("UTF-8");
        source.setSystemId(SharedBoard.at(path).toString());
        return source;
    }

}
