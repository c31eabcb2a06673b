package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running worker has around it, read by the host while the worker waits: no engine, task, dataset or results code, no data folder. */
class SurroundingsIT {

    private static final Pattern OTHER_ROOMS =
            Pattern.compile("org/axonmark/(?!(spi|link|worker)/)[a-z]+/.*|META-INF/services/org\\.axonmark\\..*");
    private static final Pattern OPENED = Pattern.compile(
            "/java/.*|/worker/(lib|natives)/.*|/submission\\.jar|/input\\.bin|/answer\\.bin|/dev/(null|u?random)"
                    + "|(pipe|socket|anon_inode):.*");

    private static final Pattern MOUNTED = Pattern.compile("/|/java|/worker|/(usr/)?lib.*\\.so[.0-9]*|/etc/java[^/]*/.*"
            + "|/proc(/.*)?|/dev(/.*)?|/tmp|/submission\\.jar|/input\\.bin|/answer\\.bin");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void runningWorker_seesItsOwnCodeAndNoData() throws IOException {
        Evaluations evaluations = new Evaluations(folder);
        List<String> seen = new ArrayList<>();
        Result result = evaluations.evaluate(HostileJar.of("Sound", folder), SmallTask.resting(() -> look(seen)));
        assertThat(result.state()).as(result.state().detail()).isInstanceOf(EndState.Scored.class);
        assertThat(seen).contains("class path", "open files", "mounts");
    }

    private static void look(List<String> seen) throws IOException {
        Path process = Path.of("/proc", Long.toString(java().pid()));
        List<String> arguments =
                List.of(Files.readString(process.resolve("cmdline"), StandardCharsets.UTF_8).split("\0", -1));
        List<String> classPath = List.of(arguments.get(arguments.indexOf("-cp") + 1).split(":", -1));
        assertThat(classPath).hasSizeGreaterThan(3).allMatch(entry -> entry.startsWith("/worker/lib/"));
        for (String entry : classPath) {
            assertThat(otherRooms(Evaluations.WORKER.resolve(entry.substring("/worker/".length())))).as(entry).isEmpty();
        }
        seen.add("class path");
        Set<String> opened = opened(process);
        assertThat(opened).anyMatch(file -> file.equals("/submission.jar")).allMatch(file -> OPENED.matcher(file).matches());
        seen.add("open files");
        List<String> mounts = Files.readAllLines(process.resolve("mountinfo"));
        assertThat(mounts).map(line -> line.split(" ", -1)[4])
                .contains("/submission.jar", "/worker")
                .allMatch(point -> MOUNTED.matcher(point).matches());
        seen.add("mounts");
    }

    private static ProcessHandle java() {
        return Evaluations.workers().stream()
                .filter(process -> process.info().command().orElse("").endsWith("/bin/java"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> otherRooms(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(entry -> entry.getName()).filter(name -> OTHER_ROOMS.matcher(name).matches()).toList();
        }
    }

    /** Returns what a descriptor leads to, unless it was closed meanwhile. */
    private static Optional<String> target(Path descriptor) throws IOException {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Returns what the process holds open or mapped. */
    private static Set<String> opened(Path process) throws IOException {
        Set<String> opened = new TreeSet<>();
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                target(descriptor).ifPresent(opened::add);
            }
        }
        for (String line : Files.readAllLines(process.resolve("maps"))) {
            int path = line.indexOf('/');
            if (path >= 0 && !line.substring(path).matches("/(usr/)?lib.*\\.so[.0-9]*")) {
                opened.add(line.substring(path));
            }
        }
        return opened;
    }
}
