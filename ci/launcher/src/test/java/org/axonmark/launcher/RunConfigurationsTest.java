package org.axonmark.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** What one IDE starts, the other starts too. */
class RunConfigurationsTest {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));
    private static final Pattern INTELLIJ = Pattern.compile("\"SCRIPT_OPTIONS\" value=\"([^\"]*)\"");
    private static final Pattern ECLIPSE = Pattern.compile("ATTR_TOOL_ARGUMENTS\" value=\"([^\"]*)\"");

    @Test
    void everyRunConfiguration_hasItsTwin() throws IOException {
        Map<String, String> intellij = arguments(ROOT.resolve(".run"), "", ".run.xml", INTELLIJ);
        assertThat(intellij).containsKeys("demo", "test", "serve", "band-power")
                .isEqualTo(arguments(ROOT.resolve("ci/eclipse"), "axonmark-", ".launch", ECLIPSE));
    }

    /** Returns the arguments by the name of the configuration. */
    private static Map<String, String> arguments(Path folder, String prefix, String suffix, Pattern pattern) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + suffix)) {
            for (Path file : files) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                assertThat(matcher.find()).as(file.toString()).isTrue();
                String name = file.getFileName().toString();
                found.put(name.substring(prefix.length(), name.length() - suffix.length()), matcher.group(1));
            }
        }
        return found;
    }
}
