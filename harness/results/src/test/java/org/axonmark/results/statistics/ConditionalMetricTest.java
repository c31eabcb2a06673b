package org.axonmark.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.junit.jupiter.api.Test;

/** A metric with a condition may be missing from a result; no other may. */
class ConditionalMetricTest {

    private static final Metric MAIN = metric("main", Optional.empty());
    private static final Metric JUDGED = metric("judged", Optional.of("a judge was asked"));
    private static final ItemScore SCORE = new ItemScore("item", "unit", "main", 1);

    @Test
    void metricWithoutScores_hasNoSummaryIfItHasACondition() {
        assertThat(Summaries.of(card(MAIN, JUDGED), List.of(SCORE), Map.of())).extracting(Summary::metric).containsExactly("main");
        ItemScore judged = new ItemScore("item", "unit", "judged", 0);
        assertThat(Summaries.of(card(MAIN, JUDGED), List.of(SCORE, judged), Map.of())).extracting(Summary::metric)
                .containsExactly("main", "judged");
    }

    @Test
    void metricWithoutScores_isAFaultIfItHasNone() {
        TaskCard card = card(MAIN, metric("other", Optional.empty()));
        assertThatThrownBy(() -> Summaries.of(card, List.of(SCORE), Map.of())).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("'other'");
    }

    @Test
    void mainMetric_hasNoCondition() {
        assertThatThrownBy(() -> card(JUDGED)).hasMessageContaining("without condition");
    }

    private static Metric metric(String id, Optional<String> condition) {
        return new Metric(id, id, "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false, id, condition);
    }

    private static TaskCard card(Metric... metrics) {
        Limits limits = new Limits(1, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, 1, 1, 1);
        return new TaskCard(new TaskId("small", "small", 1), "t", "s", "c", "unit", 1, Labels.OPEN, true, List.of(metrics), "", List.of(),
                List.of(), List.of(), List.of(), limits, 1);
    }
}
