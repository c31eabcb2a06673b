package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Result;
import org.axonmark.task.Answer;
import org.axonmark.task.Progress;
import org.axonmark.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations in which the submission asks, in the full sandbox. */
class PullIT {

    private static final Path ROOT = Path.of(System.getProperty("axonmark.root"));

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"AsksSoundly", "AsksPastItsBudget", "AsksAfterItsAnswer", "RacesForTheBudget"})
    void questionsWithinTheCall_areAnsweredAndMetered(String fixture) throws IOException {
        Result result = evaluate(fixture, new SmallPullTask());
        assertThat(result.state()).as(result.state().detail()).isInstanceOf(EndState.Scored.class);
        assertThat(result.summaries().getFirst().value()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"ForgesQuestion, PROTOCOL", "EndsWhileAsking, CRASHED", "AnswersTooMuch, EXCEPTION"})
    void brokenConversation_failsByItsName(String fixture, Failure expected) throws IOException {
        assertThat(evaluate(fixture, new SmallPullTask()).state()).isInstanceOfSatisfying(
                EndState.Failed.class, failed -> assertThat(failed.failure()).as(failed.detail()).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HangsWhileAsking", "AsksForEver"})
    void endlessConversation_isTimedOut(String fixture) throws IOException {
        assertThat(evaluate(fixture, new SmallPullTask()).state()).isInstanceOf(EndState.TimedOut.class);
    }

    /** Whatever reflection reaches from the box is the SPI, the link and the worker: the function is not in this process. */
    @Test
    void behindTheBox_liesNoTruth() throws IOException {
        Result result = evaluate("LooksBehindTheBox", new SmallPullTask());
        Archive archive = new Archive(folder.resolve("archive"));
        String said = ((Answer.Text) archive.outcomes(result.outcomes().orElseThrow()).orElseThrow().outcomes().getFirst().answer()).text();
        assertThat(said).contains("org.axonmark.worker.HostAsker");
        assertThat(List.of(said.substring(said.indexOf('\n') + 1).split(" ")))
                .allMatch(name -> name.matches("(\\[L)?org\\.axonmark\\.(spi|link|worker)\\..*"));
    }

    @Test
    void faultOfTheTask_isNotTheSubmissions() throws IOException {
        EndState state = evaluate("AsksSoundly", new SmallPullTask(true)).state();
        assertThat(state).isInstanceOf(EndState.Abandoned.class);
        assertThat(state.detail()).contains("the task's own fault");
    }

    /** Killed after the first of two functions: its conversation is taken from the journal, meter included, and only the second is asked. */
    @Test
    void killedEvaluation_goesOnAfterItsLastWholeConversation() throws IOException {
        Path jar = HostileJar.of("AsksSoundly", "asks", "functions", folder);
        Order order = new Order(jar, new SmallPullTask(), Isolation.FULL, false, Optional.empty());
        Path evaluations = folder.resolve("archive/evaluations");
        Path aside = Files.createDirectories(folder.resolve("aside"));
        Archive archive = new Archive(folder.resolve("archive"));
        Evaluator evaluator = evaluator(archive);
        Result whole = evaluator.evaluate(order, (what, done, total) -> {
            if (done == 1) {
                copy(only(evaluations).resolve("journal"), aside);
            }
        });
        Path evaluation = only(evaluations);
        Files.delete(evaluation.resolve("result.json"));
        copy(aside, Files.createDirectories(evaluation.resolve("journal")));

        Result resumed = evaluator.resume(whole.evaluation().id(), order, Progress.none());

        assertThat(whole.use().workers()).isEqualTo(2);
        assertThat(resumed.use().workers()).isEqualTo(1);
        assertThat(resumed.outcomes()).isEqualTo(whole.outcomes());
        assertThat(archive.outcomes(resumed.outcomes().orElseThrow()).orElseThrow().outcomes())
                .allSatisfy(outcome -> assertThat(outcome.answer()).isEqualTo(new Answer.Text("0\n2.0 * x")));
    }

    private Result evaluate(String fixture, Task<?> task) throws IOException {
        Path jar = HostileJar.of(fixture, "hostile", "functions", folder);
        Order order = new Order(jar, task, Isolation.FULL, false, Optional.empty());
        return evaluator(new Archive(folder.resolve("archive"))).evaluate(order, Progress.none());
    }

    private Evaluator evaluator(Archive archive) {
        Evaluator.Places places = new Evaluator.Places(ROOT.resolve("harness/worker/target/worker"), folder.resolve("data"),
                Optional.empty(), "test", Map.of());
        return new Evaluator(places, archive);
    }

    private static Path only(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Files.copy(entry, to.resolve(entry.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
