package org.axonmark.web.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Breakdown.Axis;
import org.axonmark.results.format.Breakdown.Scale;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Summary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The frontier is what brute force says, and every point is where its numbers say. */
class FrontierTest {

    private static final Axis RUNS = new Axis("runs", Scale.LOGARITHMIC, true);

    /** A point is on the frontier if no other is at least as good in both, and better in one. */
    @ParameterizedTest
    @EnumSource(Direction.class)
    void frontier_isWhatNoOtherPointBeats(Direction direction) {
        Random random = new Random(7);
        for (int trial = 0; trial < 50; trial++) {
            List<Frontier.Entry> entries = new ArrayList<>();
            for (int entry = 0; entry < 5; entry++) {
                double[] values = random.ints(4, 0, 6).mapToDouble(value -> value / 5.0).toArray();
                entries.add(entry("e" + entry, values));
            }
            List<Map<String, Object>> rows = rows(new Frontier(metric(direction), RUNS, entries).shown());
            for (int entry = 0; entry < 5; entry++) {
                for (int level = 0; level < 4; level++) {
                    double value = entries.get(entry).levels().get(level).value();
                    int at = level;
                    boolean beaten = entries.stream().anyMatch(other -> {
                        for (int cheaper = 0; cheaper <= at; cheaper++) {
                            double score = other.levels().get(cheaper).value();
                            boolean better = direction == Direction.HIGHER ? score > value : score < value;
                            if (better || (score == value && cheaper < at)) {
                                return true;
                            }
                        }
                        return false;
                    });
                    assertThat(cells(rows.get(entry)).get(level).get("front")).isEqualTo(!beaten);
                }
            }
        }
    }

    @Test
    void numbersSpacedByRatio_standEvenly_andTheirNamesInTheTable() {
        Map<String, Object> shown = new Frontier(metric(Direction.HIGHER), RUNS, List.of(entry("a", 0.5, 0.6, 0.7))).shown();
        double[] x = list(shown.get("across")).stream().mapToDouble(tick -> Double.parseDouble(text(tick, "x"))).toArray();
        assertThat(x[1] - x[0]).isEqualTo(x[2] - x[1]);
        assertThat(list(shown.get("heads"))).extracting(head -> head.get("name")).containsExactly("x1", "x4", "x16");
        assertThat(cells(rows(shown).getFirst()).getFirst()).containsEntry("score", "0.5000").containsEntry("interval", "0.4000 to 0.6000");
        assertThat(text(shown, "step")).startsWith(text(list(shown.get("across")).getFirst(), "x") + ",");
    }

    @Test
    void withoutACost_thereIsNoFrontier() {
        Axis noise = new Axis("noise", Scale.LINEAR, false);
        Map<String, Object> shown = new Frontier(metric(Direction.HIGHER), noise, List.of(entry("a", 0.5, 0.6))).shown();
        assertThat(text(shown, "step")).isEmpty();
        assertThat(cells(rows(shown).getFirst())).allMatch(cell -> text(cell, "front").equals("false"));
    }

    @Test
    void manyEntries_areAllInTheTable_andThoseOnTheFrontierAreDrawn() {
        List<Frontier.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            entries.add(entry("e" + i, i == 29 ? 0.9 : 0.2, 0.5 - i / 100.0));
        }
        Map<String, Object> shown = new Frontier(metric(Direction.HIGHER), RUNS, entries).shown();
        assertThat(rows(shown)).hasSize(30).filteredOn(row -> text(row, "drawn").equals("true")).hasSize(Frontier.MOST_DRAWN);
        assertThat(rows(shown).getLast()).containsEntry("drawn", true);
        assertThat(shown).containsEntry("undrawn", 18);
    }

    /** Values as large as there are, one entry, one level: all that is drawn is a number inside of the picture. */
    @Test
    void hostileNumbers_areDrawnInside() {
        Metric unbounded = new Metric("m", "m", "ratio", Direction.LOWER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
                OptionalDouble.empty(), false, "m");
        Breakdown.Level wide = new Breakdown.Level("a", Double.MAX_VALUE,
                Optional.of(new Summary.Interval(-Double.MAX_VALUE, Double.MAX_VALUE, "bootstrap")), 10,
                OptionalDouble.of(-Double.MAX_VALUE), Optional.empty());
        Breakdown.Level last = new Breakdown.Level("b", -Double.MAX_VALUE, Optional.empty(), 10, OptionalDouble.of(Double.MAX_VALUE),
                Optional.of("other"));
        for (List<Breakdown.Level> levels : List.of(List.of(wide), List.of(wide, last))) {
            Map<String, Object> shown = new Frontier(unbounded, new Axis("x", Scale.LINEAR, true),
                    List.of(new Frontier.Entry("e", "e1", levels))).shown();
            assertThat(shown.toString()).doesNotContain("NaN", "Infinity");
            for (Map<String, Object> curve : list(shown.get("curves"))) {
                for (String point : text(curve, "points").split(" ", -1)) {
                    String[] parts = point.split(",", -1);
                    assertThat(Double.parseDouble(parts[0])).isBetween(Frontier.LEFT, Frontier.RIGHT);
                    assertThat(Double.parseDouble(parts[1])).isBetween(Frontier.TOP, Frontier.BOTTOM);
                }
            }
            assertThat(list(shown.get("up"))).hasSizeBetween(1, 7);
        }
    }

    private static Frontier.Entry entry(String name, double... values) {
        List<Breakdown.Level> levels = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            double at = Math.pow(4, i);
            levels.add(new Breakdown.Level("x" + (int) at, values[i],
                    Optional.of(new Summary.Interval(values[i] - 0.1, values[i] + 0.1, "bootstrap")), 10, OptionalDouble.of(at),
                    Optional.empty()));
        }
        return new Frontier.Entry(name, name, levels);
    }

    private static Metric metric(Direction direction) {
        return new Metric("m", "m", "share", direction, 0, 1, OptionalDouble.empty(), false, "m");
    }

    private static List<Map<String, Object>> rows(Map<String, Object> shown) {
        return list(shown.get("rows"));
    }

    private static List<Map<String, Object>> cells(Map<String, Object> row) {
        return list(row.get("cells"));
    }

    private static String text(Map<String, Object> values, String name) {
        return String.valueOf(values.get(name));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(@Nullable Object values) {
        return (List<Map<String, Object>>) Objects.requireNonNull(values);
    }
}
