package org.axonmark.web.html;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.axonmark.board.operation.Percentiles;
import org.axonmark.board.operation.Report;

/** The page that tells how the board is doing. */
final class HealthView {

    private static final double NANOS = 1e9;
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

    private HealthView() {}

    static Pages.Page page(Report report) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("at", HistoryView.time(report.at()));
        values.put("started", HistoryView.time(report.started()));
        values.put("waiting", report.waiting());
        values.put("running", report.running());
        values.put("oldest", report.oldestWait().map(HealthView::time).orElse(""));
        values.put("spans", report.spans().stream().map(span -> Map.<String, Object>of("days", span.days(), "ended", span.ended(),
                "scored", span.scored(), "times",
                List.of(times("Wait for an agent", span.waits()), times("Evaluation", span.evaluations()))))
                .toList());
        values.put("days", report.spans().getLast().days());
        values.put("failures", report.failures().stream().map(one -> Map.<String, Object>of("state", one.state(), "cause",
                one.cause().isEmpty() ? "–" : Texts.safe(one.cause()), "count", one.count())).toList());
        values.put("count", report.overhead().total().count());
        values.put("overhead", List.of(times("In all", report.overhead().total()), times("While workers ran", report.overhead().workers()),
                times("CPU of the workers", report.overhead().cpu()), times("Harness: in all less workers", report.overhead().harness())));
        values.put("agents", report.agents().stream()
                .map(seen -> Map.of("name", Texts.safe(seen.agent()), "at", HistoryView.time(seen.at()))).toList());
        return new Pages.Page("health", "How this board is doing", values);
    }

    private static Map<String, Object> times(String name, Percentiles of) {
        boolean none = of.count() == 0;
        return Map.of("name", name, "count", of.count(), "cells",
                List.of(none ? "–" : time(of.p50()), none ? "–" : time(of.p90()), none ? "–" : time(of.p99())));
    }

    private static String time(Duration time) {
        double seconds = time.toNanos() / NANOS;
        return seconds < MINUTE ? String.format(Locale.ROOT, "%.1f s", seconds)
                : seconds < HOUR ? String.format(Locale.ROOT, "%.1f min", seconds / MINUTE)
                : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
    }
}
