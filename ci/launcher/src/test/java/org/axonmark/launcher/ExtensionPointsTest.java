package org.axonmark.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The pages of {@code harness/docs/extension-points} say what the sources say. Written anew by
 * {@code mvn -q -pl ci/launcher -am -Dtest=ExtensionPointsTest -Dsurefire.failIfNoSpecifiedTests=false -Daxonmark.write=true test}.
 */
class ExtensionPointsTest {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));
    private static final Path FOLDER = ROOT.resolve("harness/docs/extension-points");

    @ParameterizedTest
    @FieldSource("org.axonmark.launcher.ExtensionPoints#PAGES")
    void page_saysWhatTheSourcesSay(ExtensionPoints.Page page) throws IOException {
        String text = new ExtensionPoints(ROOT).write(page);
        if (Boolean.getBoolean("axonmark.write")) {
            Files.writeString(FOLDER.resolve(page.file()), text);
        }
        assertThat(FOLDER.resolve(page.file()))
                .as("written from sources that have changed since: write it anew, as this test's comment says")
                .hasContent(text);
        assertThat(text).contains("## Example", "## Since", "- throws `").doesNotContain("{@", "<p>", "${", "/*missing*/");
    }

    @Test
    void everySuiteAndTheTask_haveAPage() throws IOException {
        try (Stream<Path> packages = Files.list(ROOT.resolve("harness/spi/src/main/java/org/axonmark/spi"));
                Stream<Path> pages = Files.list(FOLDER)) {
            assertThat(pages.map(page -> page.getFileName().toString())).containsExactlyInAnyOrderElementsOf(
                    Stream.concat(packages.filter(Files::isDirectory).map(suite -> suite.getFileName() + ".md"), Stream.of("task.md"))
                            .toList());
        }
    }
}
