package org.axonmark.web.exports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.board.Kept;
import org.axonmark.board.Row;
import org.axonmark.board.TaskBoard;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Summary;

/**
 * A task's board as CSV (RFC 4180): a line a result, best first, those that stand below after the ranked, then those without a score. Numbers are written in
 * full. A text that a spreadsheet would take for a formula has an apostrophe before it.
 */
final class Csv {

    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static String of(TaskBoard board) {
        List<Metric> metrics = board.card().metrics();
        List<String> lines = new ArrayList<>();
        lines.add(line(Stream.concat(
                Stream.of("status", "rank_low", "rank_high", "tie_group", "submission", "version", "title", "isolation", "evaluation",
                        "ended"),
                metrics.stream().flatMap(metric -> Stream.of(metric.id(), metric.id() + "_low", metric.id() + "_high")))));
        boolean ranks = board.card().labels() != Labels.OPEN;
        board.eligible().rows().forEach(row -> lines.add(line("eligible", row, ranks, metrics)));
        board.unsandboxed().rows().forEach(row -> lines.add(line("unsandboxed", row, ranks, metrics)));
        board.below().forEach(row -> lines.add(line("below", row, false, metrics)));
        board.out().forEach(row -> lines.add(line(row.kept().flags().stream().filter(flag -> flag.kind().isOut())
                .map(flag -> flag.kind().id()).findFirst().orElse("out"), row, false, metrics)));
        board.unscored().forEach(kept -> lines.add(line("unscored: " + kept.result().state().name(),
                new Row(kept, new Summary("", Double.NaN, OptionalDouble.empty(), Optional.empty(), 0), Optional.empty()), false,
                metrics)));
        return String.join("", lines);
    }

    private static String line(String status, Row row, boolean ranks, List<Metric> metrics) {
        Kept kept = row.kept();
        EvaluationCard evaluation = kept.result().evaluation();
        Stream<String> head = Stream.of(status,
                ranks ? row.standing().map(standing -> Integer.toString(standing.low())).orElse("") : "",
                ranks ? row.standing().map(standing -> Integer.toString(standing.high())).orElse("") : "",
                row.standing().map(standing -> Integer.toString(standing.tieGroup())).orElse(""),
                evaluation.submission().id(), evaluation.submission().version(), evaluation.submission().title(),
                evaluation.host().isolation().name().toLowerCase(Locale.ROOT), evaluation.id(), evaluation.ended().toString());
        return line(Stream.concat(head, metrics.stream().flatMap(metric -> values(kept, metric))));
    }

    private static Stream<String> values(Kept kept, Metric metric) {
        Optional<Summary> found = kept.result().summaries().stream().filter(summary -> summary.metric().equals(metric.id())).findFirst();
        Optional<Summary.Interval> interval = found.flatMap(Summary::interval).filter(Summary.Interval::ofMean);
        return Stream.of(found.map(summary -> number(summary.value())).orElse(""),
                interval.map(one -> number(one.low())).orElse(""), interval.map(one -> number(one.high())).orElse(""));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String line(Stream<String> cells) {
        return cells.map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean isNumber = text.matches("-?[0-9.]+(E-?[0-9]+)?");
        String safe = !isNumber && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
