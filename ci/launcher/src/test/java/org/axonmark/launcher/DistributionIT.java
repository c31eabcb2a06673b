package org.axonmark.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./axonmark dist} makes the same archive twice, and what is in it runs where there are neither sources nor Maven. */
class DistributionIT {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void archive_isTheSameTwiceAndRunsElsewhere() throws IOException {
        Path checkout = checkout();
        Path first = Files.move(dist(checkout), folder.resolve("first.tar.gz"));
        Path second = dist(checkout);
        assertThat(Files.mismatch(first, second)).as("first byte that differs").isEqualTo(-1);

        Path elsewhere = Files.createDirectories(folder.resolve("else where"));
        assertThat(Program.run(folder, environment(), List.of("tar", "-xzf", first.toString(), "-C", elsewhere.toString())).code())
                .isZero();
        Files.delete(first);
        Path unpacked = elsewhere.resolve(second.getFileName().toString().replace(".tar.gz", ""));
        assertThat(unpacked.resolve("board")).isDirectoryContaining("glob:**/{ROOT.war}")
                .isDirectoryContaining("glob:**/{payara-micro.jar}");
        assertThat(unpacked.resolve("timing")).isDirectoryContaining("glob:**/axonmark-jmh-*.jar")
                .isDirectoryContaining("glob:**/jmh-core-*.jar");
        assertThat(unpacked.resolve("worker/lib")).isDirectoryContaining("glob:**/axonmark-worker-*.jar");

        Program tasks = axonmark(unpacked, "tasks", "--json");
        assertThat(tasks.err()).isEmpty();
        assertThat(tasks.code()).isZero();
        assertThat(tasks.out()).contains("\"eeg/synthetic-loso@1\"");
        Program inspect = axonmark(unpacked, "inspect", unpacked.resolve("submissions/band-power.jar").toString());
        assertThat(inspect.code()).as(inspect.err()).isZero();

        Path repository = folder.resolve("a repository");
        Program install = axonmark(unpacked, "install-authors", "--repository", repository.toString());
        assertThat(install.code()).as(install.err()).isZero();
        assertThat(install.out()).contains(repository.toString()).contains("archetype:generate");
        for (String artifact : List.of("spi", "testkit", "archetype", "maven-plugin", "task", "results")) {
            assertThat(repository.resolve("org/axonmark/axonmark-" + artifact)).as(artifact)
                    .isDirectoryRecursivelyContaining("glob:**/axonmark-" + artifact + "-*.jar")
                    .isDirectoryRecursivelyContaining("glob:**/axonmark-" + artifact + "-*.pom");
        }
        assertThat(repository.resolve("org/axonmark/axonmark")).isDirectoryRecursivelyContaining("glob:**/axonmark-*.pom");
    }

    /** Stands beside the real checkout, so that what this build made is packed as it is, and never built by a Maven within Maven. */
    private Path checkout() throws IOException {
        Path checkout = Files.createDirectories(folder.resolve("a checkout"));
        for (String file : List.of("axonmark", "pom.xml", "README.md", "CHANGELOG.md", "LICENSE")) {
            Files.copy(ROOT.resolve(file), checkout.resolve(file), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        for (String room : List.of("harness", "datasets", "benchmarks", "submissions", "leaderboard-web", "ci")) {
            Files.createSymbolicLink(checkout.resolve(room), ROOT.resolve(room));
        }
        Files.createFile(Files.createDirectories(checkout.resolve("target")).resolve("axonmark-built"));
        return checkout;
    }

    private Path dist(Path checkout) {
        Program program = axonmark(checkout, "dist");
        assertThat(program.code()).as(program.err()).isZero();
        assertThat(program.err()).isEmpty();
        return Path.of(program.out().strip());
    }

    private Program axonmark(Path where, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of(where.resolve("axonmark").toString()));
        command.addAll(List.of(arguments));
        return Program.run(folder, environment(), command);
    }

    private Map<String, String> environment() {
        return Map.of("HOME", folder.toString(), "PATH", "/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home"),
                "AXONMARK_HOME", folder.resolve("home").toString());
    }
}
