package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The board as a static site, written by the program as somebody calls it. */
@ExtendWith(SharedBoard.class)
class SiteIT {

    private static final Path PROGRAM = Path.of(System.getProperty("axonmark.root"), "harness/cli/target/cli");
    private static final Pattern LINK = Pattern.compile("<[^>]*?\\s(?:href|src|action)=\"([^\"]*)\"");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everyLinkOfTheCopy_leadsToAFileOfIt() throws Exception {
        Path site = folder.resolve("below/a/folder");
        assertThat(export(site)).isZero();
        List<String> dead = new ArrayList<>();
        int links = 0;
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(one -> one.toString().matches(".*\\.(html|atom|css)")).toList()) {
                Matcher link = LINK.matcher(Files.readString(file));
                while (link.find()) {
                    links++;
                    if (!leads(site, file, link.group(1))) {
                        dead.add(site.relativize(file) + " -> " + link.group(1));
                    }
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(links).isGreaterThan(300);
        assertThat(List.of("index.html", "board.css", "tasks/eeg/made-up@1/index.html", "tasks/eeg/made-up@1/history/index.html",
                "tasks/eeg/priced@1/cost-parameters.html", "results/e1/index.html", "submissions/good/1.0.0/index.html",
                "api/v1/boards.json", "api/v1/tasks/eeg/made-up@1.json", "api/v1/results/e1.json", "exports/eeg/made-up@1.csv",
                "exports/eeg/made-up@1/cite.bib", "embed/eeg/made-up@1/index.html", "badges/eeg/made-up@1/good/1.0.0.svg",
                "feeds/all.atom", "axonmark-site.json")).allSatisfy(name -> assertThat(site.resolve(name)).isRegularFile());
        assertThat(List.of("compare", "account", "orders", "health")).allSatisfy(name -> assertThat(site.resolve(name)).doesNotExist());
        String home = Files.readString(site.resolve("index.html"));
        assertThat(home).contains("A copy of " + SharedBoard.at("/")).doesNotContain("Account", "<form", "<script");
        try (BrowserContext context = SharedBoard.browser().newContext()) {
            Page page = context.newPage();
            page.navigate(site.resolve("index.html").toUri().toString());
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.brand')).fontWeight")).as("the style is found")
                    .isEqualTo("700");
            page.locator("h2 a").first().click();
            page.locator("text=Protocol").first().click();
            assertThat(page.locator("h1").innerText()).startsWith("Protocol: ");
        }
    }

    @Test
    void aFolderOfSomebodyElse_isRefused() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "x");
        assertThat(export(folder)).isEqualTo(2);
        assertThat(folder.resolve("mine.txt")).hasContent("x");
        assertThat(folder.resolve("index.html")).doesNotExist();
    }

    private int export(Path site) throws IOException, InterruptedException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                PROGRAM + "/*", "org.axonmark.cli.Main", "export-site", site.toString(), "--board", SharedBoard.at("/").toString())
                .inheritIO().start().waitFor();
    }

    private static boolean leads(Path site, Path file, String link) {
        if (link.startsWith("#") || link.startsWith("https://")) {
            return true;
        }
        if (link.matches("[a-z]+:.*") || link.startsWith("/") || link.contains("?")) {
            return false;
        }
        Path to = Path.of(file.toUri().resolve(URI.create(link.replaceFirst("#.*", ""))));
        return to.startsWith(site) && Files.isRegularFile(to);
    }
}
