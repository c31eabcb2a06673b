package org.axonmark.cli.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.run.Evaluator;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.HostProfile;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.Use;
import org.axonmark.task.Progress;
import org.junit.jupiter.api.Test;

/** What a candidate and a stored result have in common. */
class GatheringTest {

    private static final Limits LIMITS = new Limits(1, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, 1, 1, 1);
    private static final TaskCard CARD = new TaskCard(Measures.TASK, "t", "s", "c.C", "block", 12, Labels.OPEN, true,
            List.of(metric("m"), metric("k")), "x", List.of(), List.of(), List.of(), List.of(), LIMITS, 1);

    @Test
    void unitsOfBoth_arePaired() {
        Evidence evidence = gathering(Set.of()).besideResult(CARD, result("data", 0, 12, "m", "k"), result("data", 0, 12, "m", "k"));
        assertThat(evidence.measures()).extracting(Measure::id).containsExactly("m", "k");
        assertThat(evidence.measures()).allSatisfy(measure -> assertThat(measure.pairs()).hasSize(12));
        assertThat(evidence.notes()).singleElement().asString().contains("only two JARs can be timed");
    }

    /** A gate that compares nothing must not pass. */
    @Test
    void whatSharesNoUnits_isRefused() {
        assertThatThrownBy(() -> gathering(Set.of()).besideResult(CARD, result("data", 0, 12, "m"), result("data", 3, 12, "m")))
                .isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("they have scores of other units for m; give the baseline's JAR");
        assertThatThrownBy(() -> gathering(Set.of("k")).besideResult(CARD, result("data", 0, 12, "m"), result("data", 0, 12, "m", "k")))
                .isInstanceOf(AxonmarkException.class).hasMessageContaining("no metric that was asked for has scores of units on both");
        assertThatThrownBy(() -> gathering(Set.of()).besideResult(CARD, result("data", 0, 12, "m"), result("other", 0, 12, "m")))
                .isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("the baseline of " + Measures.TASK + " was scored by scorer 1 on data");
    }

    @Test
    void metricOfOtherUnits_isLeftOut_andSaid() {
        List<ItemScore> scores = new ArrayList<>(scores(0, 12, "m"));
        scores.addAll(scores(0, 11, "k"));
        Evidence evidence = gathering(Set.of()).besideResult(CARD, result("data", 0, 12, "m", "k"), result("data", scores));
        assertThat(evidence.measures()).extracting(Measure::id).containsExactly("m");
        assertThat(evidence.notes()).contains("k is not compared: candidate and baseline have scores of other units");
    }

    private static Gathering gathering(Set<String> metrics) {
        Path none = Path.of("none");
        return new Gathering(new Evaluator.Places(none, none, Optional.empty(), "test", Map.of()), new Archive(none),
                new Gathering.Settings(Isolation.NONE, Duration.ZERO, Map.of(), metrics), _ -> Progress.none());
    }

    private static Metric metric(String id) {
        return new Metric(id, id, "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false, "d");
    }

    private static List<ItemScore> scores(int from, int to, String... metrics) {
        List<ItemScore> scores = new ArrayList<>();
        for (String metric : metrics) {
            for (int unit = from; unit < to; unit++) {
                scores.add(new ItemScore("i" + unit, "unit-" + unit, metric, 0.5));
            }
        }
        return scores;
    }

    private static Result result(String data, int from, int to, String... metrics) {
        return result(data, scores(from, to, metrics));
    }

    private static Result result(String data, List<ItemScore> scores) {
        SubmissionCard jar = new SubmissionCard("mine", "1.0.0", "Mine", List.of("A"), "MIT", "eeg", "[1,2)", Optional.of("a.B"),
                Optional.empty(), List.of(), Optional.empty(), Sha256.of(new byte[] {1}), 1);
        HostProfile host = new HostProfile("os", "arch", "cpu", 1, 1, "25", Isolation.NONE, List.of(), "unavailable");
        EvaluationCard card = new EvaluationCard("e1", jar, Measures.TASK, 1, Sha256.of(data.getBytes(StandardCharsets.UTF_8)),
                LIMITS, "0.1.0", host, "00".repeat(32), Optional.empty(), Instant.EPOCH, Instant.EPOCH);
        return new Result(card, new EndState.Scored(), scores, List.of(), Optional.empty(),
                new Use(Duration.ZERO, Duration.ZERO, 0, 1, 1), Optional.empty());
    }
}
