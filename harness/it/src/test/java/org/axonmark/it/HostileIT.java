package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;

import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.Result;
import org.axonmark.task.Task;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every hostile submission ends in its right named state, in the full sandbox, and the host is unharmed. */
class HostileIT {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
    private static final Pattern CONTROL_IN_LINES = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n]]");

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
        "ClaimsHugeFrame, PROTOCOL", "AnswersTwice, PROTOCOL", "CrashesJava, CRASHED", "ThrowsWhileItSpeaks, EXCEPTION"
    })
    void faultySubmission_failsByItsName(String fixture, Failure expected) throws IOException {
        EndState state = evaluate(fixture, new SmallTask()).state();
        assertThat(state).isInstanceOfSatisfying(
                EndState.Failed.class, failed -> assertThat(failed.failure()).as(failed.detail()).isEqualTo(expected));
        assertThat(state.detail()).doesNotContain("\u001b", "\n", "\u202e");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 70, 126, 127, 130, 134, 139, 143, 255})
    void exitCode_isACrashWhateverItSays(int code) throws IOException {
        Path jar = HostileJar.of("ExitsWithACode", HostileJar.descriptor("ExitsWithACode"), Map.of("code", new byte[] {(byte) code}),
                folder);
        assertThat(evaluate(jar, new SmallTask()).state()).isInstanceOfSatisfying(
                EndState.Failed.class, failed -> assertThat(failed.failure()).as(failed.detail()).isEqualTo(Failure.CRASHED));
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

    @ParameterizedTest
    @ValueSource(strings = {"CentresBatches", "HidesCentring", "LooksUpPositions"})
    void answersThatDependOnOtherWindows_areNotInductive(String fixture) throws IOException {
        EndState state = evaluate(fixture, Evaluations.suiteTask("synthetic-loso")).state();
        assertThat(state).isInstanceOfSatisfying(EndState.Failed.class,
                failed -> assertThat(failed.failure()).as(failed.detail()).isEqualTo(Failure.NOT_INDUCTIVE));
    }

    @Test
    void lookUpOfContent_isAtChanceOnTheRankedTwin() throws IOException {
        Result result = evaluate("HashesWindows", Evaluations.suiteTask("synthetic-loso"));
        assertThat(result.summaries().getFirst().value()).isBetween(0.4, 0.6);
    }

    @Test
    void knownRecordings_scoreOneOnTheOpenBoard_andAreWorthlessOnTheRankedTwin() throws IOException {
        Evaluations evaluations = Evaluations.withRecordings(folder);
        Path jar = HostileJar.of("KnowsRecordings", HostileJar.descriptor("KnowsRecordings"),
                Map.of("table.bin", evaluations.tableOfEegmat()), folder);
        Result open = evaluations.evaluate(jar, Evaluations.suiteTask("eegmat-loso"));
        assertThat(open.summaries().getFirst().value()).isEqualTo(1);
        Result twin = evaluations.evaluate(jar, Evaluations.suiteTask("synthetic-loso"));
        assertThat(twin.summaries().getFirst().value()).isBetween(0.4, 0.6);
    }

    @Test
    void escapeSequencesInLogAndException_areShownNotObeyed() throws IOException {
        Evaluations evaluations = new Evaluations(folder);
        Result result = evaluations.evaluate(HostileJar.of("PrintsEscapes", folder), new SmallTask());
        assertThat(result.state().detail()).contains("\\u{1b}[2J").doesNotContainPattern(CONTROL);
        assertThat(evaluations.log(result)).contains("\\u{1b}[2J").doesNotContainPattern(CONTROL_IN_LINES);
    }

    /** A sandbox dies with the thread that began it; one begun for a virtual thread must outlive the carrier's rest. */
    @Test
    @Tag("proof")
    void evaluationOnAVirtualThread_thatIdlesForAMinute_stillAnswers() throws Exception {
        FutureTask<Result> evaluation =
                new FutureTask<>(() -> evaluate("Sound", SmallTask.idling(Duration.ofMinutes(1))));
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

    private Result evaluate(String fixture, Task<?> task) throws IOException {
        return evaluate(HostileJar.of(fixture, folder), task);
    }

    private Result evaluate(Path jar, Task<?> task) throws IOException {
        return new Evaluations(folder).evaluate(jar, task);
    }
}
