package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Result;
import org.axonmark.task.Progress;
import org.axonmark.task.Task;
import org.axonmark.task.TaskProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every hostile submission ends in its right named state, in the full sandbox, and the host is unharmed. */
class HostileIT {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "ThrowsInConstructor, NOT_LOADED", "ThrowsInStaticInitialiser, NOT_LOADED", "ThrowsInPrepare, EXCEPTION",
        "ThrowsInEmbed, EXCEPTION", "AnswersNull, EXCEPTION", "AnswersWrongShape, WRONG_SHAPE",
        "AnswersNotANumber, NOT_FINITE", "ExitsWith0, CRASHED", "ExitsWith1, CRASHED", "ExitsWith3, CRASHED",
        "ExitsWith137, CRASHED", "FakesOutOfMemory, CRASHED", "ThrowsFakeOutOfMemory, EXCEPTION", "FillsHeap, OUT_OF_MEMORY",
        "FillsNativeMemory, OUT_OF_MEMORY", "ForkBomb, EXCEPTION", "StartsTenThousandThreads, EXCEPTION",
        "OpensSocket, EXCEPTION", "WritesRubbish, PROTOCOL", "ForgesFrame, PROTOCOL", "AnswersEarly, PROTOCOL",
        "ClaimsHugeFrame, PROTOCOL"
    })
    void faultySubmission_failsByItsName(String fixture, Failure expected) throws IOException {
        EndState state = evaluate(fixture, new SmallTask()).state();
        assertThat(state).isInstanceOfSatisfying(
                EndState.Failed.class, failed -> assertThat(failed.failure()).as(failed.detail()).isEqualTo(expected));
        assertThat(state.detail()).doesNotContain("\u001b", "\n", "\u202e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hangs", "Computes"})
    void endlessSubmission_isTimedOut(String fixture) throws IOException {
        assertThat(evaluate(fixture, new SmallTask()).state()).isInstanceOf(EndState.TimedOut.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sound", "ReadsHostFiles", "FillsScratch", "GrowsAnswers", "PrintsGigabyte", "LooksBehindTheLoader"})
    void harmlessAttempt_reachesNothingAndIsScored(String fixture) throws IOException {
        Result result = evaluate(fixture, new SmallTask());
        assertThat(result.state()).as(result.state().detail()).isInstanceOf(EndState.Scored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TruncatesAnswers", "RewritesAnswers"})
    void answersChangedWhileTheyAreRead_areTakenAsTheyWereOrRefused(String fixture) throws IOException {
        EndState state = evaluate(fixture, new SmallTask()).state();
        if (state instanceof EndState.Failed failed) {
            assertThat(failed.failure()).as(failed.detail()).isIn(Failure.PROTOCOL, Failure.NOT_FINITE, Failure.EXCEPTION);
        } else {
            assertThat(state).isInstanceOf(EndState.Scored.class);
        }
    }

    @Test
    void batchCentring_isNotInductive_evenWithACache() throws IOException {
        EndState state = evaluate("CentresBatches", synthetic()).state();
        assertThat(state).isInstanceOfSatisfying(EndState.Failed.class,
                failed -> assertThat(failed.failure()).as(failed.detail()).isEqualTo(Failure.NOT_INDUCTIVE));
    }

    @Test
    void positions_tellNothing() throws IOException {
        EndState state = evaluate("LooksUpPositions", synthetic()).state();
        assertThat(state).isInstanceOfSatisfying(EndState.Failed.class,
                failed -> assertThat(failed.failure()).as(failed.detail()).isEqualTo(Failure.NOT_INDUCTIVE));
    }

    @Test
    void lookUpOfContent_isAtChanceOnTheRankedTwin() throws IOException {
        Result result = evaluate("HashesWindows", synthetic());
        assertThat(result.summaries().getFirst().value()).isBetween(0.4, 0.6);
    }

    /** A sandbox dies with the thread that began it; one begun for a virtual thread must outlive the carrier's rest. */
    @Test
    void evaluationOnAVirtualThread_thatIdlesForAMinute_stillAnswers() throws Exception {
        FutureTask<Result> evaluation =
                new FutureTask<>(() -> evaluate("Sound", new SmallTask(Duration.ofMinutes(1))));
        Thread.ofVirtual().start(evaluation);
        assertThat(evaluation.get().state()).isInstanceOf(EndState.Scored.class);
    }

    @Test
    void classesOfTheSpi_areRefused() throws IOException {
        Path jar = HostileJar.of("Sound", folder);
        Path shadowing = folder.resolve("shadow.jar");
        try (java.util.jar.JarInputStream in = new java.util.jar.JarInputStream(Files.newInputStream(jar));
                java.util.jar.JarOutputStream out = new java.util.jar.JarOutputStream(Files.newOutputStream(shadowing))) {
            for (java.util.jar.JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                out.putNextEntry(new java.util.jar.JarEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                out.write(content);
                if (entry.getName().endsWith(".class")) {
                    out.putNextEntry(new java.util.jar.JarEntry("org/axonmark/spi/FloatTensor.class"));
                    out.write(content);
                }
            }
        }
        EndState state = evaluate(shadowing, new SmallTask()).state();
        assertThat(state).isInstanceOf(EndState.Refused.class);
        assertThat(state.detail()).contains("org/axonmark/spi/FloatTensor.class");
    }

    @Test
    void escapeSequencesInTheDescriptor_areShownNotObeyed() throws IOException {
        Path jar = HostileJar.of("ThrowsInPrepare", "\"\\u001b[2J\\u202egnp\"", folder);
        Result result = evaluate(jar, new SmallTask());
        assertThat(new org.axonmark.results.Untrusted(result.evaluation().submission().title()).forTerminal())
                .isEqualTo("\\u{1b}[2J\\u{202e}gnp");
    }

    private Result evaluate(String fixture, Task<?> task) throws IOException {
        return evaluate(HostileJar.of(fixture, folder), task);
    }

    private Result evaluate(Path jar, Task<?> task) throws IOException {
        Archive archive = new Archive(folder.resolve("archive"));
        Evaluator.Places places = new Evaluator.Places(ROOT.resolve("harness/worker/target/worker"), folder.resolve("data"),
                Optional.empty(), "test", Map.of());
        Result result = new Evaluator(places, archive).evaluate(
                new Order(jar, task, Isolation.FULL, false, Optional.empty()), Progress.none());
        assertHostUnharmed(result.evaluation().id());
        return result;
    }

    /** No worker is left, no control group, no side file, and the log is within its cap. */
    private void assertHostUnharmed(String evaluation) throws IOException {
        List<String> left = ProcessHandle.current().descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("submission.jar"))
                .map(ProcessHandle::toString)
                .toList();
        assertThat(left).isEmpty();
        Path groups = Path.of("/sys/fs/cgroup/memory");
        if (Files.isDirectory(groups)) {
            try (Stream<Path> entries = Files.walk(groups, 4)) {
                String own = "axonmark-" + ProcessHandle.current().pid() + "-";
                assertThat(entries.filter(entry -> entry.getFileName().toString().startsWith(own))).isEmpty();
            }
        }
        Path kept = folder.resolve("archive/evaluations").resolve(evaluation);
        assertThat(kept.resolve("work")).doesNotExist();
        if (Files.exists(kept.resolve("log.txt"))) {
            assertThat(Files.size(kept.resolve("log.txt"))).isLessThan(2 * SmallTask.LIMITS.logBytes() + 400);
        }
    }

    private static Task<?> synthetic() {
        return ServiceLoader.load(TaskProvider.class).stream()
                .flatMap(provider -> provider.get().tasks().stream())
                .filter(task -> task.card().id().name().equals("synthetic-loso"))
                .findFirst()
                .orElseThrow();
    }
}
