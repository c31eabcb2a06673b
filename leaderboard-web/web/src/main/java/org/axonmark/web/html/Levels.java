package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.axonmark.board.Row;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;

/** Means of the main metric by level of a grouping, such as by budget, of one result and of a board's entries. */
final class Levels {

    /** Entries whose curves are drawn: as many as can be told apart. */
    private static final int MOST_CURVES = 6;

    private static final double HEIGHT = 60;
    private static final double WIDTH = 100;

    private Levels() {}

    /** Returns a table for each grouping of a result. */
    static List<Map<String, Object>> of(Result result, Optional<TaskCard> card) {
        return result.breakdowns().stream().map(breakdown -> Map.<String, Object>of(
                "grouping", Texts.safe(breakdown.grouping()),
                "metric", card.map(task -> task.mainMetric().title()).orElse(Texts.safe(breakdown.metric())),
                "levels", breakdown.levels().stream().map(level -> Map.of(
                        "name", Texts.safe(level.name()),
                        "own", level.metric().isPresent(),
                        "score", Texts.score(level.value()),
                        "interval",
                        Texts.interval(new Summary(breakdown.metric(), level.value(), OptionalDouble.empty(), level.interval(), level.n())),
                        "n", Integer.toString(level.n()))).toList()))
                .toList();
    }

    /** Returns for each grouping that all entries of a board have: a curve where levels are ordered, else the levels, hardest first. */
    static List<Map<String, Object>> of(TaskCard card, List<Row> rows) {
        List<Map<String, Object>> groupings = new ArrayList<>();
        Map<String, List<Breakdown>> byName = new TreeMap<>();
        rows.forEach(row -> row.kept().result().breakdowns()
                .forEach(one -> byName.computeIfAbsent(one.grouping(), name -> new ArrayList<>()).add(one)));
        byName.forEach((name, breakdowns) -> {
            if (breakdowns.size() == rows.size()) {
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("grouping", Texts.safe(name));
                values.put("ordered", breakdowns.getFirst().ordered());
                values.put("metric", card.mainMetric().title());
                values.put("levels", means(card.mainMetric(), breakdowns));
                Map<String, Object> frontier = frontier(card.mainMetric(), rows, breakdowns);
                values.put("frontier", frontier);
                values.put("curves", breakdowns.getFirst().ordered() && frontier.isEmpty() ? curves(card.mainMetric(), rows, breakdowns)
                        : List.of());
                values.put("heads", breakdowns.getFirst().levels().stream().map(level -> Texts.safe(level.name())).toList());
                groupings.add(values);
            }
        });
        return groupings;
    }

    /** Returns a picture by the numbers of the levels, if all entries have numbers of the same kind. */
    private static Map<String, Object> frontier(Metric metric, List<Row> rows, List<Breakdown> breakdowns) {
        Optional<Breakdown.Axis> axis = breakdowns.getFirst().axis();
        if (axis.isEmpty() || !breakdowns.stream().allMatch(breakdown -> breakdown.axis().equals(axis))) {
            return Map.of();
        }
        List<Frontier.Entry> entries = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            EvaluationCard evaluation = rows.get(i).kept().result().evaluation();
            entries.add(new Frontier.Entry(Texts.safe(evaluation.submission().title()), evaluation.id(), breakdowns.get(i).levels()));
        }
        return new Frontier(metric, axis.get(), entries).shown();
    }

    private static List<Map<String, Object>> means(Metric metric, List<Breakdown> breakdowns) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (Breakdown breakdown : breakdowns) {
            for (Breakdown.Level level : breakdown.levels()) {
                double[] sum = sums.computeIfAbsent(level.name(), name -> new double[2]);
                sum[0] += level.value();
                sum[1]++;
            }
        }
        Comparator<Map.Entry<String, double[]>> byMean = Comparator.comparingDouble(level -> level.getValue()[0] / level.getValue()[1]);
        return sums.entrySet().stream()
                .sorted(metric.direction() == Direction.HIGHER ? byMean : byMean.reversed())
                .map(level -> Map.<String, Object>of(
                        "name", Texts.safe(level.getKey()),
                        "score", Texts.score(level.getValue()[0] / level.getValue()[1]),
                        "entries", Integer.toString((int) level.getValue()[1])))
                .toList();
    }

    private static List<Map<String, Object>> curves(Metric metric, List<Row> rows, List<Breakdown> breakdowns) {
        double[] ends = ends(metric, breakdowns);
        List<Map<String, Object>> curves = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Breakdown.Level> levels = breakdowns.get(i).levels();
            StringBuilder points = new StringBuilder();
            for (int k = 0; k < levels.size(); k++) {
                double x = WIDTH * (levels.size() == 1 ? 0.5 : k / (levels.size() - 1.0));
                double y = HEIGHT * (1 - (levels.get(k).value() - ends[0]) / (ends[1] - ends[0]));
                points.append(Plots.number(x)).append(',').append(Plots.number(y)).append(' ');
            }
            curves.add(Map.of(
                    "name", Texts.safe(rows.get(i).kept().result().evaluation().submission().title()),
                    "drawn", i < MOST_CURVES,
                    "style", "s" + i,
                    "points", points.toString().strip(),
                    "scores", levels.stream().map(level -> Texts.score(level.value())).toList()));
        }
        return curves;
    }

    /** The metric's own scale where it is bounded, else from the least to the largest value shown. */
    private static double[] ends(Metric metric, List<Breakdown> breakdowns) {
        double low = metric.lowest();
        double high = metric.highest();
        double[] values = breakdowns.stream().flatMap(one -> one.levels().stream()).mapToDouble(Breakdown.Level::value).sorted().toArray();
        if (Double.isInfinite(low)) {
            low = values[0];
        }
        if (Double.isInfinite(high)) {
            high = values[values.length - 1];
        }
        return new double[] {low, high > low ? high : low + 1};
    }
}
