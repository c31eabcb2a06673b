package org.axonmark.archetype;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The templates, with their placeholders filled as Velocity would, compile for Java 17 and keep to their contracts. {@code ArchetypeIT} of the launcher
 * generates whole projects.
 */
class TemplatesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path TEMPLATES = RESOURCES.resolve("archetype-resources");
    private static final List<String> SUITES = List.of("eeg", "functions", "circuits", "spiking");
    private static final Pattern INCLUDE = Pattern.compile("<include>([^<]+)</include>");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?!project\\.|axonmark\\.)[^}]+}|#(if|else|end)|@[a-z]+\\.");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void models_compileAndKeepToTheirContracts() throws Exception {
        for (String suite : SUITES) {
            for (String file : List.of("Model.java", "ModelTest.java")) {
                Path source = Files.createDirectories(folder.resolve("src/made/" + suite)).resolve(file);
                Files.writeString(source, filled(TEMPLATES.resolve(suite).resolve(file), suite));
            }
        }
        Path classes = compile();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            for (String suite : SUITES) {
                Class<?> type = loader.loadClass("made." + suite + ".ModelTest");
                List<Method> inherited = Stream.of(type.getMethods()).filter(method -> method.isAnnotationPresent(Test.class)).toList();
                assertThat(inherited).as("tests that " + suite + " inherits").hasSizeGreaterThanOrEqualTo(4);
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                for (Method test : inherited) {
                    test.invoke(constructor.newInstance());
                }
            }
        }
    }

    /** A project is a pom, a descriptor, and a suite's own three. */
    @Test
    void everyTemplate_isOfAFileSet_andAProjectHasAtMostEightFiles() throws IOException {
        List<String> includes = INCLUDE.matcher(Files.readString(RESOURCES.resolve("META-INF/maven/archetype-metadata.xml"))).results()
                .map(found -> found.group(1)).toList();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            List<Path> templates = files.filter(Files::isRegularFile).map(TEMPLATES::relativize).toList();
            assertThat(templates).as("templates").allSatisfy(template -> assertThat(includes)
                    .as("file sets that hold " + template).matches(all -> template.toString().equals("pom.xml")
                            || all.stream().anyMatch(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(template))));
            for (String suite : SUITES) {
                assertThat(templates.stream().filter(file -> file.getNameCount() > 2 || file.startsWith(suite) || file.getNameCount() == 1))
                        .as("files of a project of " + suite).hasSizeBetween(5, 8);
            }
        }
    }

    @Test
    void filledTexts_holdNoPlaceholder() throws IOException {
        for (String suite : SUITES) {
            for (String file : List.of(suite + "/README.md", "src/main/resources/META-INF/axonmark/submission.json")) {
                assertThat(filled(TEMPLATES.resolve(file), suite)).as(file).doesNotContainPattern(PLACEHOLDER).contains(suite);
            }
        }
        assertThat(Path.of("target/classes/archetype-resources/pom.xml")).content().as("the pom as it is packed")
                .contains("<axonmark.version>").doesNotContain("@project.version@").contains("${artifactId}");
    }

    private static String filled(Path template, String suite) throws IOException {
        return Files.readString(template).replace("${package}", "made." + suite).replace("${artifactId}", "my-model")
                .replace("${groupId}", "made").replace("${version}", "1.0.0").replace("${suite}", suite);
    }

    private Path compile() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
                Stream<Path> files = Files.walk(folder.resolve("src"))) {
            List<Path> sources = files.filter(Files::isRegularFile).toList();
            assertThat(sources).hasSize(2 * SUITES.size());
            boolean compiled = compiler.getTask(said, manager, null,
                    List.of("--release", "17", "-proc:none", "-Xlint:all,-classfile", "-Werror", "-d", classes.toString(), "-cp",
                            System.getProperty("java.class.path")),
                    null, manager.getJavaFileObjectsFromPaths(sources)).call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
        return classes;
    }
}
