package org.axonmark.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Error Prone and NullAway find nothing in the sources of any module, tests included. */
class SourcesTest {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));
    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");
    private static final String LIBRARIES = System.getProperty("java.class.path");
    private static final List<String> CHECKS = List.of("-Xplugin:ErrorProne -Xep:NullAway:ERROR -XepOpt:NullAway:OnlyNullMarked=true"
            + " -XepOpt:NullAway:JSpecifyMode=true -Xep:MissingSummary:OFF -Xep:StringSplitter:OFF -Xep:InlineMeSuggester:OFF",
            "-XDcompilePolicy=simple", "--should-stop=ifError=FLOW", "-XDaddTypeAnnotationsToSymbol=true");

    @TempDir
    private Path folder = Path.of("");

    /** One run over all modules: each run of its own would load and warm up the checkers again. */
    @Test
    void checkersFindNothing() throws IOException {
        Path product = Files.createDirectories(folder.resolve("product"));
        assertThat(checked(sources("src/main/java"), product, LIBRARIES)).isEmpty();
        assertThat(checked(sources("src/test/java"), Files.createDirectories(folder.resolve("tests")),
                product + System.getProperty("path.separator") + LIBRARIES)).isEmpty();
    }

    /** The checkers are there: what they are to find is found. */
    @Test
    void faultySource_isFound() throws IOException {
        Path source = folder.resolve("Faulty.java");
        Files.writeString(source, """
                @org.jspecify.annotations.NullMarked
                class Faulty {
                    String none() {
                        return null;
                    }

                    boolean same(Integer a, Integer b) {
                        return a == b;
                    }
                }
                """);
        assertThat(checked(List.of(source), folder, LIBRARIES)).contains("[NullAway]", "[BoxedPrimitiveEquality]");
    }

    /** Returns what the compiler and the checkers say. */
    private static String checked(List<Path> sources, Path to, String classPath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options = new ArrayList<>(CHECKS);
        options.addAll(
                List.of("-d", to.toString(), "-cp", classPath, "-processorpath", LIBRARIES, "-proc:none", "-Xlint:none", "-parameters",
                        "-Xmaxerrs", "1000", "-Xmaxwarns", "1000"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
            return compiled ? said.toString() : said + "\nnot compiled";
        }
    }

    private static List<Path> sources(String room) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path module : MODULE.matcher(Files.readString(ROOT.resolve("pom.xml"))).results().map(SourcesTest::folder).toList()) {
            if (Files.isDirectory(module.resolve(room))) {
                try (Stream<Path> files = Files.walk(module.resolve(room))) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
        }
        assertThat(sources.size()).as("sources in " + room).isGreaterThan(300);
        return sources;
    }

    private static Path folder(MatchResult module) {
        return ROOT.resolve(module.group(1));
    }
}
