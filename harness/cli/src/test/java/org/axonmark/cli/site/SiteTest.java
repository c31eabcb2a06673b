package org.axonmark.cli.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of boards that are a few lines long. */
class SiteTest {

    private static final URI BOARD = URI.create("http://127.0.0.1:8080/");

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, Site.Got> board = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "/, '', index.html", "/tasks, '', tasks/index.html", "/tasks/eeg/x@1, cost=energy, tasks/eeg/x@1/cost-energy.html",
        "/results/e1, unit=a%20b, results/e1/unit-9c1b8d5dc2ce.html",
        "/submissions/x/1.0.0-a.svg, '', submissions/x/1.0.0-a.svg/index.html",
        "/board.css, 0f3a, board.css", "/exports/eeg/x@1.csv, '', exports/eeg/x@1.csv",
        "/api/v1/tasks/eeg/x@1, '', api/v1/tasks/eeg/x@1.json", "/api/v1/tasks/eeg/x@1, cost=energy, api/v1/tasks/eeg/x@1.cost-energy.json",
        "/api/v1/board.pem, '', api/v1/board.pem", "/badges/eeg/x@1/y/1.0.0.svg, '', badges/eeg/x@1/y/1.0.0.svg",
        "/api/v1/results/e1/receipt, '', api/v1/results/e1/receipt.json",
    })
    void everyAddress_hasItsFile(String path, String query, String file) {
        Address address = Address.of(path, query).orElseThrow();
        assertThat(query.startsWith("unit") ? address.file().replaceAll("unit-[0-9a-f]{12}", "unit-9c1b8d5dc2ce") : address.file())
                .isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/../etc/passwd", "/results/..", "/results//e1", "/a%2e%2e/b", "/.hidden", "/compare", "/account/tokens", "/orders/1", "/tasks/",
        "/api/v1/orders", "/api/v1/compare", "//elsewhere/x"
    })
    void whatNeedsAServer_orIsNoAddress_isLeftOut(String path) {
        assertThat(Address.of(path, "")).isEmpty();
    }

    @Test
    void choicesOfTwo_andOrders_areLeftOut() {
        assertThat(Address.of("/results/e1", "sort=-score")).isEmpty();
        assertThat(Address.of("/results/e1", "unit=a&from=2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, tasks/index.html, tasks/index.html", "tasks/eeg/x@1/index.html, board.css, ../../../board.css",
        "tasks/eeg/x@1/index.html, tasks/eeg/x@1/on-2026-01-01.html, on-2026-01-01.html",
        "results/e1/index.html, results/e2/index.html, ../e2/index.html",
    })
    void linksAreRelative(String from, String to, String link) {
        assertThat(Site.relative(from, to)).isEqualTo(link);
    }

    @Test
    void pagesAreFollowed_andTheirLinksLeadToFiles() throws IOException {
        page("/",
                """
                        <link rel="stylesheet" href="/board.css?0f"><nav><a href="/" aria-current="page">Boards</a> <a href="/orders" data-live>Queue</a></nav>
                        <p><a href="/tasks/eeg/x@1#cost">x &amp; "y"</a> <a href="/compare?task=eeg/x@1">compare</a> <a href="/gone">gone</a>
                        <a href="https://elsewhere.example/?a=1">other</a> <a href="#main">down</a></p><footer></footer>
                        """);
        page("/tasks/eeg/x@1",
                """
                        <form method="get"><input name="on"><button>Show</button></form><a href="?cost=energy">energy</a> <a href="?sort=a&amp;cost=b">sorted</a>
                        <section data-live="x"><section>inner</section> outer</section><a href="../../feeds/all.atom">feed</a> <!-- <a href="/secret">s</a> -->
                        """);
        page("/tasks/eeg/x@1?cost=energy", "<a href=\"/tasks/eeg/x@1\">all</a>");
        board.put("/board.css", new Site.Got(200, "text/css", "a{}".getBytes(StandardCharsets.UTF_8)));
        board.put("/feeds/all.atom", new Site.Got(200, "application/atom+xml",
                "<feed><link rel=\"self\" href=\"http://127.0.0.1:8080/feeds/all.atom\"/><link href=\"http://127.0.0.1:8080/nothing\"/></feed>"
                        .getBytes(StandardCharsets.UTF_8)));
        Path copy = folder.resolve("copy");
        assertThat(site(copy).write((what, done, total) -> {})).isEqualTo(5);
        assertThat(Files.readString(copy.resolve("index.html")))
                .contains("href=\"board.css\"", "<a href=\"index.html\" aria-current=\"page\">",
                        "<a href=\"tasks/eeg/x@1/index.html#cost\">x &amp; \"y\"</a>",
                        "<a>compare</a>", "<a>gone</a>", "<a href=\"https://elsewhere.example/?a=1\">", "<a href=\"#main\">",
                        "A copy of http://127.0.0.1:8080/, made ")
                .doesNotContain("Queue", "orders");
        assertThat(Files.readString(copy.resolve("tasks/eeg/x@1/index.html")))
                .contains("<a href=\"cost-energy.html\">energy</a> <a>sorted</a>", "<a href=\"../../../feeds/all.atom\">feed</a>")
                .doesNotContain("form", "input", "button", "inner", "outer");
        assertThat(Files.readString(copy.resolve("feeds/all.atom"))).isEqualTo("<feed><link rel=\"self\" href=\"all.atom\"/></feed>");
        assertThat(copy.resolve("secret/index.html")).doesNotExist();
        assertThat(Files.readString(copy.resolve(Site.MARKER))).contains("\"files\": 5", "http://127.0.0.1:8080/");
        page("/", "<a href=\"/tasks/eeg/x@1\">x</a>");
        board.remove("/board.css");
        site(copy).write((what, done, total) -> {});
        assertThat(copy.resolve("board.css")).as("an earlier copy is replaced as a whole").doesNotExist();
        assertThat(names(folder)).as("nothing is left beside it").containsExactly("copy");
    }

    @Test
    void aFolderOfSomebodyElse_isRefused_andStays() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "x");
        assertThatThrownBy(() -> site(folder)).isInstanceOf(AxonmarkException.class).hasMessageContaining("no earlier copy of a board");
        assertThatThrownBy(() -> site(folder.resolve("thesis.txt"))).isInstanceOf(AxonmarkException.class);
        assertThat(names(folder)).containsExactly("thesis.txt");
    }

    @Test
    void aBoardThatFails_leavesTheEarlierCopyWhole() throws IOException {
        page("/", "<a href=\"/tasks\">t</a>");
        page("/tasks", "first");
        Path copy = folder.resolve("copy");
        site(copy).write((what, done, total) -> {});
        board.put("/tasks", new Site.Got(500, "text/plain", new byte[0]));
        assertThatThrownBy(() -> site(copy).write((what, done, total) -> {})).hasMessageContaining("answered 500 for /tasks");
        assertThat(Files.readString(copy.resolve("tasks/index.html"))).isEqualTo("first");
        assertThat(names(folder)).containsExactly("copy");
        board.clear();
        assertThatThrownBy(() -> site(folder.resolve("none")).write((what, done, total) -> {}))
                .hasMessageContaining("there is no board at");
        assertThat(names(folder)).containsExactly("copy");
    }

    private Site site(Path copy) {
        return new Site(BOARD, address -> board.getOrDefault(address, new Site.Got(404, "text/html", new byte[0])), copy);
    }

    private void page(String address, String html) {
        board.put(address, new Site.Got(200, "text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
