package org.axonmark.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;

/** A result's metrics, a table for each group of them; those of no group stand in the first. */
final class MetricTables {

    private static final String FIRST = "Scores";

    private MetricTables() {}

    static List<Map<String, Object>> of(Result result, Optional<TaskCard> card) {
        Map<String, List<Map<String, Object>>> groups = new LinkedHashMap<>();
        for (Summary summary : result.summaries()) {
            Optional<Metric> metric =
                    card.flatMap(task -> task.metrics().stream().filter(one -> one.id().equals(summary.metric())).findAny());
            boolean main = card.filter(task -> metric.filter(task.mainMetric()::equals).isPresent()).isPresent();
            groups.computeIfAbsent(metric.flatMap(Metric::group).map(MetricTables::heading).orElse(FIRST), name -> new ArrayList<>())
                    .add(row(summary, metric, main));
        }
        List<Map<String, Object>> tables = new ArrayList<>();
        groups.forEach((name, rows) -> tables.add(Map.of("title", name, "open", tables.isEmpty(), "count", rows.size(), "rows", rows)));
        return tables;
    }

    private static Map<String, Object> row(Summary summary, Optional<Metric> metric, boolean main) {
        Map<String, Object> row = new LinkedHashMap<>();
        boolean bounded = metric.filter(MetricTables::isAmount).isEmpty();
        Amounts amounts = bounded ? new Amounts("", 1) : Amounts.of(metric.orElseThrow().unitOfMeasure(), Math.abs(summary.value()));
        row.put("title", metric.map(Metric::title).map(Texts::safe).orElse(Texts.safe(summary.metric())));
        row.put("definition", metric.map(one -> "#" + anchor(one)).orElse(""));
        row.put("score", bounded ? Texts.score(summary.value()) : amounts.of(summary.value()));
        row.put("unit", bounded ? metric.map(one -> Texts.safe(one.unitOfMeasure())).orElse("") : amounts.unit());
        row.put("interval", bounded || summary.interval().isEmpty() || !Texts.isOfMean(summary) ? Texts.interval(summary)
                : amounts.of(summary.interval().orElseThrow().low()) + " to " + amounts.of(summary.interval().orElseThrow().high()));
        row.put("sd", bounded ? Texts.sd(summary) : summary.sd().isPresent() ? amounts.of(summary.sd().getAsDouble()) : "");
        row.put("note", metric.filter(Metric::pooled).isPresent() ? "pooled, unranked" : main ? "main metric" : "");
        return row;
    }

    /** Tells whether values of a metric are amounts: from 0 without end. */
    static boolean isAmount(Metric metric) {
        return Double.isInfinite(metric.highest()) && metric.lowest() == 0;
    }

    /** Returns the place of a metric's definition on the page of its task's protocol. */
    static String anchor(Metric metric) {
        return "metric-" + metric.id();
    }

    static String heading(String group) {
        String safe = Texts.safe(group);
        return safe.substring(0, 1).toUpperCase(Locale.ROOT) + safe.substring(1);
    }
}
