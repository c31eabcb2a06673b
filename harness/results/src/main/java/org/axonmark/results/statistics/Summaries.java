package org.axonmark.results.statistics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Breakdown;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;

/**
 * Turns item scores into one summary for each metric of a task, and into means by level of a grouping: items are averaged within their unit,
 * then units.
 */
public final class Summaries {

    private static final ErrorCode INCOMPLETE = ErrorCode.internal("scores-incomplete");

    private Summaries() {}

    /**
     * Returns the summaries in the order of the task's metrics. A metric whose condition did not hold has no score and no summary.
     *
     * @param pooled values of the task's pooled metrics by id
     * @throws AxonmarkException if a metric without condition has no score
     */
    public static List<Summary> of(TaskCard card, List<ItemScore> itemScores, Map<String, Double> pooled) {
        List<Summary> summaries = new ArrayList<>();
        for (Metric metric : card.metrics()) {
            boolean scored = metric.pooled() ? pooled.containsKey(metric.id())
                    : itemScores.stream().anyMatch(score -> score.metric().equals(metric.id()));
            if (!scored && metric.condition().isPresent()) {
                continue;
            }
            if (metric.pooled()) {
                Double value = pooled.get(metric.id());
                if (value == null) {
                    throw missing(card, metric);
                }
                summaries.add(new Summary(metric.id(), value, OptionalDouble.empty(), Optional.empty(), card.units()));
            } else {
                summaries.add(ofUnits(card, metric, itemScores));
            }
        }
        return summaries;
    }

    /** Returns the mean of each unit's items for one metric, units in the order in which they first stand. */
    public static Map<String, Double> byUnit(List<ItemScore> itemScores, String metric) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        for (ItemScore score : itemScores) {
            if (score.metric().equals(metric)) {
                values.computeIfAbsent(score.unit(), unit -> new ArrayList<>()).add(score.value());
            }
        }
        Map<String, Double> means = new LinkedHashMap<>();
        values.forEach((unit, items) -> means.put(unit, Means.mean(items.stream().mapToDouble(Double::doubleValue).toArray())));
        return means;
    }

    /**
     * Returns the means of the task's main metric, or of the level's own, by level of each grouping. Levels without a scored item are left out, as are groupings
     * without a level; levels that have no order of their own stand by name.
     *
     * @param fewestUnits levels with fewer units are left out
     */
    public static List<Breakdown> byLevel(TaskCard card, List<ItemScore> itemScores, List<Grouping> groupings, int fewestUnits) {
        List<Breakdown> breakdowns = new ArrayList<>();
        for (Grouping grouping : groupings) {
            List<Breakdown.Level> levels = new ArrayList<>();
            for (Grouping.Level level : grouping.levels()) {
                ofLevel(card, itemScores, grouping, level).filter(one -> one.n() >= fewestUnits).ifPresent(levels::add);
            }
            if (!grouping.ordered()) {
                levels.sort(Comparator.comparing(Breakdown.Level::name));
            }
            if (!levels.isEmpty()) {
                breakdowns.add(new Breakdown(card.mainMetric().id(), grouping.name(), grouping.ordered(), levels, grouping.axis()));
            }
        }
        return breakdowns;
    }

    private static Optional<Breakdown.Level> ofLevel(TaskCard card, List<ItemScore> itemScores, Grouping grouping, Grouping.Level level) {
        String id = level.metric().orElse(card.mainMetric().id());
        Metric metric = card.metrics().stream().filter(one -> one.id().equals(id)).findAny()
                .orElseThrow(
                        () -> new IllegalArgumentException("level '" + level.name() + "' is measured by the unknown metric '" + id + "'"));
        Set<String> items = Set.copyOf(level.items());
        double[] units = values(byUnit(itemScores.stream().filter(score -> items.contains(score.item())).toList(), id));
        if (units.length == 0) {
            return Optional.empty();
        }
        byte[] seed = ("axonmark interval " + card.id() + " " + id + " " + grouping.name() + " " + level.name())
                .getBytes(StandardCharsets.UTF_8);
        return Optional.of(new Breakdown.Level(level.name(), Means.mean(units),
                Intervals.ofMean(units, metric.lowest(), metric.highest(), seed), units.length, level.at(), level.metric()));
    }

    private static double[] values(Map<String, Double> byUnit) {
        return byUnit.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Summary ofUnits(TaskCard card, Metric metric, List<ItemScore> itemScores) {
        double[] units = values(byUnit(itemScores, metric.id()));
        if (units.length == 0) {
            throw missing(card, metric);
        }
        byte[] seed = ("axonmark interval " + card.id() + " " + metric.id()).getBytes(StandardCharsets.UTF_8);
        return new Summary(
                metric.id(),
                Means.mean(units),
                units.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(Means.sd(units)),
                Intervals.ofMean(units, metric.lowest(), metric.highest(), seed),
                units.length);
    }

    private static AxonmarkException missing(TaskCard card, Metric metric) {
        return new AxonmarkException(INCOMPLETE,
                "task " + card.id() + " gave no score for its metric '" + metric.id() + "'; report it to the task's author");
    }
}
