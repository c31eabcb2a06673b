package org.axonmark.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** What one IDE starts, the other starts too. */
class RunConfigurationsTest {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));
    private static final Pattern INTELLIJ =
            Pattern.compile("\"(?:MAIN_CLASS_NAME|SCRIPT_OPTIONS|PROGRAM_PARAMETERS)\" value=\"([^\"]*)\"|<module name=\"([^\"]*)\"");
    private static final Pattern ECLIPSE =
            Pattern.compile("(?:MAIN_TYPE|ATTR_TOOL_ARGUMENTS|PROGRAM_ARGUMENTS)\" value=\"([^\"]*)\"|PROJECT_ATTR\" value=\"([^\"]*)\"");

    @Test
    void everyRunConfiguration_hasItsTwin() throws IOException {
        Map<String, String> intellij = arguments(ROOT.resolve(".run"), "", ".run.xml", INTELLIJ);
        assertThat(intellij).containsKeys("demo", "test", "serve", "band-power", "debug", "jmh")
                .isEqualTo(arguments(ROOT.resolve("ci/eclipse"), "axonmark-", ".launch", ECLIPSE));
    }

    /** What starts Java names a class that is there, in a module that is there, and a JAR that a module makes. */
    @Test
    void whatIsStarted_isThere() throws IOException {
        for (String name : List.of("debug", "jmh")) {
            String text = Files.readString(ROOT.resolve(".run/" + name + ".run.xml"));
            String type = first(text, "MAIN_CLASS_NAME\" value=\"([^\"]*)\"").replace('.', '/') + ".java";
            String module = first(text, "<module name=\"axonmark-([^\"]*)\"");
            assertThat(List.of("harness/" + module, "benchmarks/" + module)).as(name)
                    .anyMatch(folder -> Files.exists(ROOT.resolve(folder + "/src/main/java").resolve(type)));
        }
        assertThat(Files.readString(ROOT.resolve("pom.xml"))).contains("<module>submissions/band-power</module>");
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    /** Returns the arguments by the name of the configuration. */
    private static Map<String, String> arguments(Path folder, String prefix, String suffix, Pattern pattern) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + suffix)) {
            for (Path file : files) {
                List<String> said = pattern.matcher(Files.readString(file)).results()
                        .map(one -> one.group(1) == null ? "in " + one.group(2) : one.group(1)).sorted().toList();
                assertThat(said).as(file.toString()).isNotEmpty();
                String name = file.getFileName().toString();
                found.put(name.substring(prefix.length(), name.length() - suffix.length()), String.join(", ", said));
            }
        }
        return found;
    }
}
