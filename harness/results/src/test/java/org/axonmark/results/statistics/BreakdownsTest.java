package org.axonmark.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.junit.jupiter.api.Test;

/** Means by level: items within their unit first, then units, as everywhere. */
class BreakdownsTest {

    private static final TaskCard CARD = new TaskCard(new TaskId("eeg", "made-up", 1), "t", "s", "c.C", "block", 12, Labels.ROUND, true,
            List.of(metric("pass"), metric("other")), "x", List.of(), List.of(), List.of(), List.of(),
            new Limits(1, 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, 1, 1, 1), 1);

    @Test
    void itemsAreAveragedWithinTheirUnit_thenUnits() {
        List<ItemScore> scores = List.of(new ItemScore("a", "u1", "pass", 1), new ItemScore("b", "u1", "pass", 0),
                new ItemScore("c", "u2", "pass", 1), new ItemScore("d", "u2", "pass", 0), new ItemScore("a", "u1", "other", 0));
        Breakdown breakdown = only(scores, new Grouping("family", false, List.of(new Grouping.Level("sine", List.of("a", "b", "c")))), 1);
        assertThat(breakdown.metric()).isEqualTo("pass");
        assertThat(breakdown.levels()).singleElement().satisfies(level -> {
            assertThat(level.value()).isEqualTo(0.75);
            assertThat(level.n()).isEqualTo(2);
            assertThat(level.interval()).isEmpty();
        });
    }

    /** A level beside those of the main metric has a metric of its own, and every level keeps its number. */
    @Test
    void levelWithAMetricOfItsOwn_isItsMean() {
        List<ItemScore> scores = List.of(new ItemScore("a", "u1", "pass", 1), new ItemScore("b", "u1", "other", 0.25),
                new ItemScore("a", "u1", "other", 1));
        Breakdown.Axis axis = new Breakdown.Axis("runs", Breakdown.Scale.LOGARITHMIC, true);
        Grouping.Level beyond = new Grouping.Level("8", List.of("b"), OptionalDouble.of(8), Optional.of("other"));
        Breakdown breakdown = only(scores, new Grouping("budget", List.of(new Grouping.Level("1", List.of("a"), 1), beyond), axis), 1);
        assertThat(breakdown.axis()).contains(axis);
        assertThat(breakdown.levels()).containsExactly(
                new Breakdown.Level("1", 1, Optional.empty(), 1, OptionalDouble.of(1), Optional.empty()),
                new Breakdown.Level("8", 0.25, Optional.empty(), 1, OptionalDouble.of(8), Optional.of("other")));
        Grouping unknown = new Grouping("budget", List.of(new Grouping.Level("8", List.of("b"), OptionalDouble.of(8),
                Optional.of("none"))), axis);
        assertThatThrownBy(() -> only(scores, unknown, 1)).hasMessageContaining("unknown metric 'none'");
    }

    @Test
    void levelOfAllItems_isTheSummary() {
        List<ItemScore> scores = scores(12);
        Grouping all = new Grouping("all", true, List.of(new Grouping.Level("all", scores.stream().map(ItemScore::item).toList())));
        Breakdown.Level level = only(scores, all, 1).levels().getFirst();
        double[] values = scores.stream().mapToDouble(ItemScore::value).toArray();
        assertThat(level.value()).isEqualTo(Means.mean(values));
        assertThat(level.interval()).isEqualTo(Intervals.ofMean(values, 0, 1, new byte[0])).isPresent();
        assertThat(level.n()).isEqualTo(12);
    }

    @Test
    void orderedLevels_stayAsGiven_othersStandByName() {
        List<Grouping.Level> levels = List.of(new Grouping.Level("64", List.of("i0")), new Grouping.Level("256", List.of("i1")),
                new Grouping.Level("16", List.of("i2")));
        assertThat(only(scores(3), new Grouping("budget", true, levels), 1).levels()).extracting(Breakdown.Level::name)
                .containsExactly("64", "256", "16");
        assertThat(only(scores(3), new Grouping("budget", false, levels), 1).levels()).extracting(Breakdown.Level::name)
                .containsExactly("16", "256", "64");
    }

    @Test
    void levelsOfFewUnits_andGroupingsWithoutALevel_areLeftOut() {
        Grouping grouping = new Grouping("family", false, List.of(new Grouping.Level("many", List.of("i0", "i1", "i2", "i3", "i4")),
                new Grouping.Level("few", List.of("i5", "i6", "i7", "i8")), new Grouping.Level("none", List.of("unknown"))));
        List<ItemScore> scores = scores(12);
        assertThat(only(scores, grouping, Breakdown.FEWEST_UNITS_IN_ROUND).levels()).extracting(Breakdown.Level::name)
                .containsExactly("many");
        assertThat(only(scores, grouping, 1).levels()).extracting(Breakdown.Level::name).containsExactly("few", "many");
        assertThat(Summaries.byLevel(CARD, scores, List.of(grouping), 6)).isEmpty();
    }

    private static Breakdown only(List<ItemScore> scores, Grouping grouping, int fewest) {
        return Summaries.byLevel(CARD, scores, List.of(grouping), fewest).getFirst();
    }

    private static List<ItemScore> scores(int n) {
        List<ItemScore> scores = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            scores.add(new ItemScore("i" + i, "u" + i, "pass", 0.1 + i / 20.0));
        }
        return scores;
    }

    private static Metric metric(String id) {
        return new Metric(id, id, "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false, "d");
    }
}
