package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.engine.run.LinkRecording;
import org.axonmark.engine.run.RecordedLink;
import org.axonmark.engine.run.Replayer;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.task.Progress;
import org.axonmark.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A submission in the host's own process answers as in a sandbox, and a recorded conversation is asked again. */
class InProcessIT {

    private static final String SECRET = "5a".repeat(32);
    private static final Path CONSTANT = Evaluations.ROOT.resolve("submissions/constant/target/constant.jar");
    private static final Path BAND_POWER = Evaluations.ROOT.resolve("submissions/band-power/target/band-power.jar");

    @TempDir
    private Path folder = Path.of("");

    /** And is refused by {@code publish} before any board is asked. */
    @Test
    void sameAnswers_asInAProcessOfItsOwn() throws Exception {
        Result here = evaluator().evaluate(order(BAND_POWER, new SmallTask(), Isolation.IN_PROCESS), SECRET, Progress.none());
        Result apart = evaluator().evaluate(order(BAND_POWER, new SmallTask(), Isolation.NONE), SECRET, Progress.none());
        assertThat(here.state()).as(here.state().detail()).isInstanceOf(EndState.Scored.class);
        assertThat(here.outcomes()).isEqualTo(apart.outcomes());
        assertThat(here.itemScores()).isEqualTo(apart.itemScores());
        assertThat(here.evaluation().host().isolation()).isEqualTo(Isolation.IN_PROCESS);
        assertThat(here.use().cpu()).isPositive();
        assertThat(Evaluations.workers()).isEmpty();
        try (Program publish = Program.commandLine(folder, folder, "publish", here.evaluation().id(), "--board", "http://127.0.0.1:1")) {
            assertThat(publish.exitCode()).isEqualTo(2);
            assertThat(publish.err()).startsWith("error: evaluation " + here.evaluation().id() + " ran in-process, for a debugger")
                    .contains("run the JAR again without --in-process").hasLineCount(1);
        }
    }

    @Test
    void whatTheSubmissionThrows_failsItAsElsewhere() throws IOException {
        Path jar = HostileJar.of("AnswersTooMuch", "hostile", "functions", folder);
        assertThat(evaluator().evaluate(order(jar, new SmallPullTask(), Isolation.IN_PROCESS), Progress.none()).state())
                .isInstanceOfSatisfying(EndState.Failed.class,
                        failed -> assertThat(failed.failure()).as(failed.detail()).isEqualTo(EndState.Failure.EXCEPTION));
    }

    @Test
    void recordedConversation_isAnsweredTheSameByTheSame_andOtherwiseByOthers() throws IOException {
        RecordedLink recorded = record(BAND_POWER, new SmallTask());
        assertThat(recorded.calls()).hasSize(5);
        assertThat(replay(recorded, BAND_POWER, new SmallTask()).differences()).isEmpty();
        Replayer.Found other = replay(recorded, CONSTANT, new SmallTask());
        assertThat(other.answers()).isEqualTo(5);
        assertThat(other.differences()).hasSize(4).allSatisfy(one -> assertThat(one.what()).contains("the answer is float[8, 1]"));
        assertThat(new Archive(folder.resolve("archive")).unfinished()).as("what a replay leaves").isEmpty();
    }

    @Test
    void recordedQuestions_areAnsweredAsTheyWere() throws IOException {
        Path soundly = HostileJar.of("AsksSoundly", "asks", "functions", folder);
        RecordedLink recorded = record(soundly, new SmallPullTask());
        assertThat(replay(recorded, soundly, new SmallPullTask()).differences()).isEmpty();
        Path otherwise = HostileJar.of("AsksPastItsBudget", "asks", "functions", folder);
        assertThat(replay(recorded, otherwise, new SmallPullTask()).differences()).isNotEmpty()
                .allSatisfy(one -> assertThat(one.what()).containsAnyOf("asks otherwise", "asks ", "after the last question"));
        assertThatThrownBy(() -> replay(recorded, CONSTANT, new SmallTask())).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("the recording is of");
    }

    private RecordedLink record(Path jar, Task<?> task) throws IOException {
        Path file = folder.resolve("recorded");
        Result result;
        try (LinkRecording recording = LinkRecording.to(file, task.card().id(), task.contract(), Sha256.of(jar))) {
            result = evaluator().evaluate(order(jar, task, Isolation.IN_PROCESS), recording, Progress.none());
        }
        assertThat(result.state()).as(result.state().detail()).isInstanceOf(EndState.Scored.class);
        RecordedLink read = RecordedLink.read(file);
        assertThat(read.jar()).isEqualTo(Sha256.of(jar));
        return read;
    }

    private Replayer.Found replay(RecordedLink recorded, Path jar, Task<?> task) {
        return new Replayer(places(), new Archive(folder.resolve("archive")), 1e-6)
                .replay(recorded, order(jar, task, Isolation.IN_PROCESS), Progress.none());
    }

    private static Order order(Path jar, Task<?> task, Isolation isolation) {
        return new Order(jar, task, isolation, false, Optional.empty());
    }

    private Evaluator evaluator() {
        return new Evaluator(places(), new Archive(folder.resolve("archive")));
    }

    private Evaluator.Places places() {
        return new Evaluator.Places(Evaluations.WORKER, folder.resolve("data"), Optional.empty(), "test", Map.of());
    }
}
