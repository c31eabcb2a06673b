package org.axonmark.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The way of an author who has the archive and Maven and nothing else of Axonmark: unpack, install-authors, generate, verify, run. The local repository is
 * empty but for what install-authors put there; Maven's own plug-ins come from the machine's repository, or from the registry where it lacks them.
 */
@Tag("proof")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchetypeIT {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));

    private Path folder = Path.of("");
    private Path axonmark = Path.of("");
    private Path repository = Path.of("");
    private Path settings = Path.of("");

    @BeforeAll
    void unpackAndInstall(@TempDir Path made) throws IOException {
        folder = made;
        Path checkout = Files.createDirectories(folder.resolve("checkout"));
        for (String file : List.of("axonmark", "pom.xml", "README.md", "CHANGELOG.md", "LICENSE")) {
            Files.copy(ROOT.resolve(file), checkout.resolve(file), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (String room : List.of("harness", "datasets", "benchmarks", "submissions", "leaderboard-web", "ci")) {
            Files.createSymbolicLink(checkout.resolve(room), ROOT.resolve(room));
        }
        Files.createFile(Files.createDirectories(checkout.resolve("target")).resolve("axonmark-built"));
        Path archive = Path.of(succeeds(folder, List.of(checkout.resolve("axonmark").toString(), "dist")).out().strip());
        succeeds(folder, List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()));
        axonmark = folder.resolve(archive.getFileName().toString().replace(".tar.gz", "")).resolve("axonmark");
        repository = folder.resolve("repository");
        succeeds(folder, List.of(axonmark.toString(), "install-authors", "--repository", repository.toString()));
        settings = Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <profiles><profile>
                    <id>machine</id>
                    <repositories><repository><id>machine</id><url>%1$s</url></repository></repositories>
                    <pluginRepositories><pluginRepository><id>machine</id><url>%1$s</url></pluginRepository></pluginRepositories>
                  </profile></profiles>
                  <activeProfiles><activeProfile>machine</activeProfile></activeProfiles>
                </settings>
                """.formatted(Path.of(System.getProperty("user.home"), ".m2/repository").toUri()));
    }

    @ParameterizedTest
    @CsvSource({"eeg, eeg/synthetic-loso", "functions, functions/numeric", "circuits, circuits/compiled-edges",
        "spiking, spiking/continual"})
    void suite_isGeneratedBuiltTestedAndScored(String suite, String task) throws IOException {
        Path work = Files.createDirectories(folder.resolve("of " + suite));
        String id = "my-" + suite;
        generate(work, "-DgroupId=org.example.models", "-DartifactId=" + id, "-Dsuite=" + suite);
        Path project = work.resolve(id);
        try (Stream<Path> files = Files.walk(project)) {
            assertThat(files.filter(Files::isRegularFile).map(project::relativize).map(Path::toString)).hasSizeLessThanOrEqualTo(8)
                    .containsExactlyInAnyOrder("pom.xml", "README.md", "src/main/java/org/example/models/Model.java",
                            "src/test/java/org/example/models/ModelTest.java", "src/main/resources/META-INF/axonmark/submission.json");
        }
        Program verified = succeeds(project, maven("verify"));
        assertThat(verified.out()).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(project.resolve("README.md")).content().contains("axonmark run target/" + id + ".jar -t " + task + "\n");
        Program ran = succeeds(project, List.of(axonmark.toString(), "run", "target/" + id + ".jar", "-t", task, "--isolation", "none"));
        assertThat(ran.out()).contains(id + ":1.0.0 on " + task + "@1: scored");
    }

    @Test
    void unknownSuite_andWhatNoSubmissionCanBeCalled_areNamed() throws IOException {
        Path work = Files.createDirectories(folder.resolve("wrong"));
        assertThat(generated(work, "-DartifactId=mine", "-Dsuite=egg").out()).contains("there is no suite 'egg'; give -Dsuite=eeg,");
        assertThat(generated(work, "-DartifactId=My.Model", "-Dsuite=eeg").out()).contains("artifactId 'My.Model' cannot be");
        assertThat(generated(work, "-DartifactId=mine", "-Dversion=1-SNAPSHOT", "-Dsuite=eeg").out()).contains("version '1-SNAPSHOT'");
        try (Stream<Path> files = Files.list(work)) {
            assertThat(files.filter(Files::isDirectory)).as("what is left of refused projects").isEmpty();
        }
    }

    private void generate(Path work, String... properties) {
        Program program = generated(work, properties);
        assertThat(program.code()).as(program.out() + program.err()).isZero();
    }

    private Program generated(Path work, String... properties) {
        List<String> goals = new ArrayList<>(List.of("archetype:generate", "-DarchetypeCatalog=local", "-DarchetypeGroupId=org.axonmark",
                "-DarchetypeArtifactId=axonmark-archetype", "-DarchetypeVersion=" + version()));
        goals.addAll(List.of(properties));
        return Program.run(work, environment(), maven(goals.toArray(String[]::new)));
    }

    private String version() {
        try (Stream<Path> versions = Files.list(repository.resolve("org/axonmark/axonmark-archetype"))) {
            return versions.findFirst().orElseThrow().getFileName().toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> maven(String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(), "-B", "-s",
                settings.toString(), "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(arguments));
        return command;
    }

    private Program succeeds(Path where, List<String> command) {
        Program program = Program.run(where, environment(), command);
        assertThat(program.code()).as(command + "\n" + program.out() + program.err()).isZero();
        return program;
    }

    /** The user's home stays, for the certificates and proxies with which Maven reaches its registry. */
    private Map<String, String> environment() {
        return Map.of("HOME", System.getProperty("user.home"), "PATH", "/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home"),
                "AXONMARK_HOME", folder.resolve("home").toString());
    }
}
