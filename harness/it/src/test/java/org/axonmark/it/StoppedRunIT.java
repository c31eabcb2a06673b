package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.axonmark.engine.archive.Archive;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process: killed, interrupted, and given a JAR that speaks to terminals. */
class StoppedRunIT {

    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n]]");

    @TempDir
    private Path home = Path.of("");

    @Test
    void killedRun_isResumedWithTheSameSecretAndTheAnswersItHad() throws IOException, InterruptedException {
        Path jar = HostileJar.of("AnswersSlowly", home);
        String id;
        try (Program killed = run(jar)) {
            id = awaitAnswers(2);
            List<ProcessHandle> workers = killed.handle().descendants().toList();
            killed.signal("KILL");
            assertThat(killed.exitCode()).isEqualTo(137);
            awaitEnd(workers);
        }
        String plan = Files.readString(evaluation(id).resolve("plan.json"));
        try (Program resumed = run(jar)) {
            assertThat(resumed.exitCode()).as(resumed.err()).isZero();
            assertThat(resumed.err()).contains("resuming evaluation " + id);
        }
        List<Result> results = archive().results();
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.evaluation().id()).isEqualTo(id);
            assertThat(plan).contains(result.evaluation().secret());
            assertThat(result.state()).isInstanceOf(EndState.Scored.class);
        });
        assertNothingHalfWritten(id);
    }

    @Test
    void interruptedRun_isCancelledAndLeavesNothingHalfWritten() throws IOException, InterruptedException {
        Path jar = HostileJar.of("AnswersSlowly", home);
        try (Program interrupted = run(jar)) {
            String id = awaitAnswers(2);
            List<ProcessHandle> workers = interrupted.handle().descendants().toList();
            interrupted.signal("INT");
            assertThat(interrupted.exitCode()).as(interrupted.err()).isEqualTo(130);
            awaitEnd(workers);
            assertThat(archive().results()).singleElement()
                    .satisfies(result -> assertThat(result.state()).isInstanceOf(EndState.Cancelled.class));
            assertThat(archive().unfinished()).isEmpty();
            assertThat(interrupted.err()).doesNotContain("Axonmark's own fault");
            assertNothingHalfWritten(id);
        }
    }

    @Test
    void escapeSequencesInEveryTextOfAJar_areShownNotObeyed() throws IOException, InterruptedException {
        String evil = "\\u001b[2J\\u202e\\u009b31m";
        String accepted = """
                {"id": "hostile", "version": "1.0.0", "title": "%1$s", "authors": ["%1$s"], "trainingData": ["%1$s"],
                 "licence": "Apache-2.0", "suite": "eeg", "spi": "[1,2)", "provider": "PrintsEscapes"}
                """.formatted(evil);
        Path speaking = HostileJar.of("PrintsEscapes", accepted, Map.of("\u001b[31mname", new byte[] {1}), home);
        Path running = HostileJar.packed("running", accepted, classes(speaking), home);
        String refused = """
                {"id": "%1$s", "version": "%1$s", "title": "", "authors": ["%1$s", ""], "licence": "%1$s", "suite": "%1$s",
                 "spi": "%1$s", "provider": "%1$s", "onnx": "%1$s", "memory": "%1$s", "%1$s": "%1$s"}
                """.formatted(evil + "\\nx");
        Path wrong = HostileJar.packed("wrong", refused, Map.of(), home);
        for (List<String> command : List.of(
                List.of("inspect", speaking.toString()), List.of("inspect", running.toString()), List.of("inspect", wrong.toString()),
                List.of("run", running.toString(), "-t", "eeg/synthetic-loso"),
                List.of("run", wrong.toString(), "-t", "eeg/synthetic-loso"),
                List.of("results"))) {
            try (Program program = Program.commandLine(home, home, command.toArray(String[]::new))) {
                int code = program.exitCode();
                assertThat(program.out() + program.err()).as("%s ended with %d", command, code)
                        .isNotBlank()
                        .doesNotContainPattern(OBEYED);
            }
        }
        assertThat(archive().results()).singleElement()
                .satisfies(result -> assertThat(result.state()).isInstanceOf(EndState.Failed.class));
    }

    private static Map<String, byte[]> classes(Path jar) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".class")) {
                    classes.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        return classes;
    }

    private Program run(Path jar) throws IOException {
        return Program.commandLine(home, home, "run", jar.toString(), "-t", "eeg/synthetic-loso");
    }

    private Archive archive() {
        return new Archive(home.resolve("archive"));
    }

    private Path evaluation(String id) {
        return home.resolve("archive/evaluations").resolve(id);
    }

    /** Waits until the running evaluation has kept so many answers, and returns its id. */
    private String awaitAnswers(int count) throws IOException, InterruptedException {
        for (int look = 0; look < 1_200; look++) {
            for (Archive.Unfinished unfinished : archive().unfinished()) {
                Path journal = evaluation(unfinished.id()).resolve("journal");
                if (Files.isDirectory(journal)) {
                    try (Stream<Path> kept = Files.list(journal)) {
                        if (kept.count() >= count) {
                            return unfinished.id();
                        }
                    }
                }
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("no answer in a minute");
    }

    private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
        for (int look = 0; look < 200 && processes.stream().anyMatch(ProcessHandle::isAlive); look++) {
            Thread.sleep(50);
        }
        assertThat(processes).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    private void assertNothingHalfWritten(String id) throws IOException {
        assertThat(evaluation(id).resolve("journal")).doesNotExist();
        assertThat(evaluation(id).resolve("work")).doesNotExist();
        try (Stream<Path> files = Files.walk(home.resolve("archive"))) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part") || name.equals("part"));
        }
    }
}
