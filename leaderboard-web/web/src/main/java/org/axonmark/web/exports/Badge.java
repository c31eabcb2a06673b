package org.axonmark.web.exports;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.board.Ranked;
import org.axonmark.board.Row;
import org.axonmark.board.TaskBoard;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Summary;

/** A badge for a README: a version's score on a task, with its interval and, where there are ranks, its rank interval. */
final class Badge {

    private static final double LETTER = 6.8;
    private static final int EDGE = 12;

    private Badge() {}

    static String of(TaskBoard board, String coordinates) {
        String label = board.card().title();
        return in(board.eligible(), coordinates).map(row -> svg(label, told(board, row, board.eligible().rows().size())))
                .or(() -> in(board.unsandboxed(), coordinates).map(row -> svg(label, score(row.summary()) + ", without sandbox")))
                .or(() -> in(new Ranked(board.out(), OptionalDouble.empty()), coordinates).map(row -> svg(label, row.kept().flags().stream()
                        .filter(flag -> flag.kind().isOut()).map(flag -> flag.kind().title()).findFirst().orElse("not ranked"))))
                .orElseGet(() -> svg(label, "not on the board"));
    }

    private static Optional<Row> in(Ranked ranked, String coordinates) {
        return ranked.rows().stream().filter(row -> row.kept().result().evaluation().submission().coordinates().equals(coordinates))
                .findFirst();
    }

    private static String told(TaskBoard board, Row row, int entries) {
        String rank = board.card().labels() == Labels.OPEN ? ""
                : row.standing().map(standing -> " · rank " + (standing.low() == standing.high() ? standing.low() + ""
                        : standing.low() + "–" + standing.high()) + " of " + entries).orElse("");
        return board.card().mainMetric().title() + " " + score(row.summary()) + rank;
    }

    private static String score(Summary summary) {
        String interval = summary.interval().filter(Summary.Interval::ofMean)
                .map(one -> String.format(Locale.ROOT, " [%.3g, %.3g]", one.low(), one.high())).orElse("");
        return String.format(Locale.ROOT, "%.3g", summary.value()) + interval;
    }

    private static String svg(String label, String value) {
        int left = (int) Math.ceil(label.length() * LETTER) + EDGE;
        int right = (int) Math.ceil(value.length() * LETTER) + EDGE;
        String both = escaped(label + ": " + value);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s"><title>%2$s</title>\
                <rect width="%3$d" height="20" fill="#444c5c"/><rect x="%3$d" width="%4$d" height="20" fill="#1f5fbf"/>\
                <g fill="#fff" font-family="DejaVu Sans,Verdana,sans-serif" font-size="11" text-anchor="middle">\
                <text x="%5$d" y="14">%6$s</text><text x="%7$d" y="14">%8$s</text></g></svg>
                """.formatted(left + right, both, left, right, left / 2, escaped(label), left + right / 2, escaped(value));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
