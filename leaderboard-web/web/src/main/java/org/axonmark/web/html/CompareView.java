package org.axonmark.web.html;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.Board;
import org.axonmark.board.Comparison;
import org.axonmark.board.Kept;
import org.axonmark.board.Row;
import org.axonmark.board.TaskBoard;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Direction;
import org.axonmark.results.statistics.PairedTest;

/** The page that sets results beside each other: links that choose them, the tests, and the units that differ most. */
final class CompareView {

    /** Units shown. */
    private static final int MOST_UNITS = 50;

    /** Entries offered. */
    private static final int MOST_OFFERED = 40;

    private final Board board;

    CompareView(Board board) {
        this.board = board;
    }

    Pages.Page page(Asked asked) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("problem", "");
        values.put("shown", Map.of());
        Optional<TaskBoard> task = asked.task().or(() -> asked.with().stream().flatMap(id -> board.result(id).stream())
                .map(kept -> kept.result().evaluation().task().toString()).findFirst()).flatMap(board::board);
        if (asked.with().size() > 1) {
            try {
                values.put("shown", shown(board.compare(asked.with())));
            } catch (AxonmarkException e) {
                values.put("problem", String.valueOf(e.getMessage()));
            }
        }
        values.put("task", task.map(one -> one.card().id().toString()).orElse(""));
        values.put("title", task.map(one -> one.card().title()).orElse(""));
        values.put("tasks",
                board.tasks().stream().map(card -> Map.of("title", card.title(), "href", "?task=" + encoded(card.id().toString())))
                        .toList());
        values.put("offered", task.map(one -> offered(one, asked)).orElse(List.of()));
        if (asked.with().size() < 2 || !"".equals(values.get("problem"))) {
            values.put("withoutJson", true);
        }
        values.put("query", new Asked(task.map(one -> one.card().id().toString()), asked.with()).query());
        return new Pages.Page("compare", "Compare", values);
    }

    /**
     * What an address asks to compare.
     *
     * @param task whose entries are offered
     * @param with ids of evaluations
     */
    record Asked(Optional<String> task, List<String> with) {

        /** Drops what is no id, and what is more than a few. */
        Asked {
            with = with.stream().filter(id -> id.matches("[0-9A-Za-z]{1,26}")).distinct().limit(Comparison.MOST).toList();
        }

        String query() {
            List<String> parts = new ArrayList<>();
            task.ifPresent(id -> parts.add("task=" + encoded(id)));
            with.forEach(id -> parts.add("with=" + id));
            return "?" + String.join("&", parts);
        }

        private Asked toggled(String id) {
            List<String> now = new ArrayList<>(with);
            if (!now.remove(id)) {
                now.add(id);
            }
            return new Asked(task, now);
        }
    }

    private static List<Map<String, Object>> offered(TaskBoard task, Asked asked) {
        List<Row> rows = new ArrayList<>(task.compared());
        task.below().stream().filter(row -> rows.stream().noneMatch(row::equals)).forEach(rows::add);
        Asked here = new Asked(Optional.of(task.card().id().toString()), asked.with());
        List<Map<String, Object>> offered = new ArrayList<>();
        for (Row row : rows.subList(0, Math.min(rows.size(), MOST_OFFERED))) {
            Map<String, Object> values = Entries.entry(row.kept());
            String id = row.kept().result().evaluation().id();
            boolean chosen = asked.with().contains(id);
            values.put("chosen", chosen);
            values.put("score", Texts.score(row.summary().value()));
            values.put("href", chosen || asked.with().size() < Comparison.MOST ? here.toggled(id).query() : "");
            offered.add(values);
        }
        return offered;
    }

    private static Map<String, Object> shown(Comparison comparison) {
        boolean higher = comparison.card().mainMetric().direction() == Direction.HIGHER;
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int i = 0; i < comparison.entries().size(); i++) {
            Kept kept = comparison.entries().get(i);
            Map<String, Object> values = Entries.entry(kept);
            values.put("score", kept.result().summaries().stream().filter(one -> one.metric().equals(comparison.card().mainMetric().id()))
                    .findFirst().map(one -> Texts.score(one.value())).orElse("–"));
            Optional<Comparison.Test> test = i == 0 ? Optional.empty() : Optional.of(comparison.tests().get(i - 1));
            values.put("difference", test.map(one -> signed(one.paired().difference())).orElse("–"));
            values.put("interval",
                    test.flatMap(one -> one.paired().interval()).map(one -> signed(one.low()) + " to " + signed(one.high())).orElse(""));
            values.put("p", test.map(one -> probability(one.paired().p())).orElse(""));
            values.put("holm", test.map(one -> probability(one.holm())).orElse(""));
            values.put("verdict", test.map(one -> verdict(one, higher)).orElse("what the others are compared with"));
            entries.add(values);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("entries", entries);
        values.put("metric", comparison.card().mainMetric().title() + (higher ? ", higher is better" : ", lower is better"));
        values.put("unit", comparison.card().unit());
        PairedTest first = comparison.tests().getFirst().paired();
        values.put("how",
                (first.exact() ? "All sign flips" : "9 999 random sign flips") + " of " + first.units()
                        + " differences, two-sided; p adjusted by Holm"
                        + " over the comparisons of this page.");
        values.put("alike",
                comparison.alike() + " of " + Texts.count(comparison.units().size(), comparison.card().unit()) + " score the same in all.");
        values.put("units", comparison.units().stream().limit(MOST_UNITS).map(unit -> Map.of("name", Texts.safe(unit.unit()),
                "cells", unit.values().stream().map(Texts::score).toList())).toList());
        values.put("more", Math.max(0, comparison.units().size() - MOST_UNITS));
        values.put("command", "./axonmark compare " + String.join(" ", comparison.entries().stream()
                .map(kept -> kept.result().evaluation().id()).toList()));
        return values;
    }

    private static String verdict(Comparison.Test test, boolean higher) {
        if (test.holm() > 0.05) {
            return "no difference shown";
        }
        return test.paired().difference() > 0 == higher ? "better" : "worse";
    }

    private static String signed(double value) {
        return (value > 0 ? "+" : "") + Texts.score(value);
    }

    private static String probability(double p) {
        return String.format(Locale.ROOT, "%.4f", p);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
