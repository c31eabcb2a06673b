package org.axonmark.web.html;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.board.History;
import org.axonmark.board.Ranked;
import org.axonmark.board.Row;
import org.axonmark.results.format.Labels;
import org.axonmark.results.ranking.Standing;

/**
 * Rank intervals of the best entries after each change, as a picture and as a table. Changes stand side by side at equal distances, whatever time lay between them.
 * Where labels are open there are no ranks: tie groups are drawn.
 */
final class RankChart {

    private static final int MOST_DRAWN = 6;
    private static final double WIDTH = 400;
    private static final double LEFT = 30;
    private static final double RIGHT = 386;
    private static final double TOP = 14;
    private static final double BOTTOM = 214;
    private static final double NARROWEST_LABEL = 76;
    private static final int MOST_LINES = 10;

    private final History history;
    private final boolean unsandboxed;
    private final List<String> drawn;
    private final int worst;

    private RankChart(History history) {
        this.history = history;
        this.unsandboxed = history.board().eligible().rows().isEmpty();
        this.drawn = (unsandboxed ? history.board().unsandboxed() : history.board().eligible()).rows().stream()
                .limit(MOST_DRAWN).map(RankChart::version).toList();
        this.worst = history.steps().stream().flatMap(step -> list(step.after()).rows().stream())
                .filter(row -> drawn.contains(version(row)))
                .flatMap(row -> row.standing().stream()).mapToInt(this::high).max().orElse(1);
    }

    /** Returns the picture and the table; empty if nothing was ranked. */
    static Map<String, Object> of(History history) {
        RankChart chart = new RankChart(history);
        boolean ranked = history.steps().stream().flatMap(step -> chart.list(step.after()).rows().stream())
                .anyMatch(row -> row.standing().isPresent());
        return ranked && !chart.drawn.isEmpty() ? chart.picture() : Map.of();
    }

    private Map<String, Object> picture() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("axis", isOpen() ? "tie group" : "rank");
        values.put("unsandboxed", unsandboxed);
        values.put("up", lines());
        values.put("across", ticks());
        List<Map<String, Object>> curves = new ArrayList<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int entry = 0; entry < drawn.size(); entry++) {
            curves.add(curve(entry));
            rows.add(row(entry));
        }
        values.put("curves", curves);
        values.put("rows", rows);
        values.put("heads", history.steps().stream().map(step -> HistoryView.time(step.at())).toList());
        values.put("others", Math.max(0, list(history.steps().getLast().after()).rows().size() - drawn.size()));
        return values;
    }

    private Map<String, Object> curve(int entry) {
        StringBuilder points = new StringBuilder();
        List<Map<String, Object>> marks = new ArrayList<>();
        double aside = Math.min(6, (RIGHT - LEFT) / history.steps().size() / drawn.size()) * (entry - (drawn.size() - 1) / 2.0);
        for (int step = 0; step < history.steps().size(); step++) {
            Optional<Standing> standing = standing(entry, step);
            if (standing.isPresent()) {
                double x = x(step) + aside;
                double low = y(low(standing.orElseThrow()));
                double high = y(high(standing.orElseThrow()));
                points.append(number(x)).append(',').append(number((low + high) / 2)).append(' ');
                marks.add(Map.of("x", number(x), "low", number(low), "high", number(high), "d",
                        Frontier.mark(entry, x, (low + high) / 2)));
            }
        }
        return Map.of("style", Frontier.style(entry), "points", points.toString().strip(), "marks", marks);
    }

    private Map<String, Object> row(int entry) {
        Map<String, Object> values = list(history.steps().getLast().after()).rows().stream()
                .filter(row -> version(row).equals(drawn.get(entry))).findFirst().map(row -> Entries.entry(row.kept())).orElseThrow();
        values.put("style", Frontier.style(entry));
        values.put("mark", Frontier.mark(entry, 12, 6));
        List<String> cells = new ArrayList<>();
        for (int step = 0; step < history.steps().size(); step++) {
            cells.add(standing(entry, step)
                    .map(standing -> isOpen() ? Integer.toString(standing.tieGroup()) : HistoryView.rank(standing)).orElse("–"));
        }
        values.put("cells", cells);
        return values;
    }

    private List<Map<String, Object>> lines() {
        List<Map<String, Object>> lines = new ArrayList<>();
        int by = Math.ceilDiv(worst, MOST_LINES);
        for (int rank = 1; rank <= worst; rank += by) {
            lines.add(Map.of("y", number(y(rank)), "name", Integer.toString(rank)));
        }
        return lines;
    }

    /** Days under the axis, as far as there is room for them. */
    private List<Map<String, Object>> ticks() {
        List<Map<String, Object>> ticks = new ArrayList<>();
        double before = -NARROWEST_LABEL;
        String dayBefore = "";
        for (int step = 0; step < history.steps().size(); step++) {
            String day = history.steps().get(step).at().atOffset(ZoneOffset.UTC).toLocalDate().toString();
            boolean named = x(step) - before >= NARROWEST_LABEL && !day.equals(dayBefore);
            before = named ? x(step) : before;
            dayBefore = named ? day : dayBefore;
            ticks.add(Map.of("x", number(Math.clamp(x(step), NARROWEST_LABEL / 2, WIDTH - NARROWEST_LABEL / 2)), "name", named ? day : ""));
        }
        return ticks;
    }

    private Optional<Standing> standing(int entry, int step) {
        return list(history.steps().get(step).after()).rows().stream().filter(row -> version(row).equals(drawn.get(entry))).findFirst()
                .flatMap(Row::standing);
    }

    private Ranked list(History.State state) {
        return unsandboxed ? state.unsandboxed() : state.eligible();
    }

    private boolean isOpen() {
        return history.board().card().labels() == Labels.OPEN;
    }

    private int low(Standing standing) {
        return isOpen() ? standing.tieGroup() : standing.low();
    }

    private int high(Standing standing) {
        return isOpen() ? standing.tieGroup() : standing.high();
    }

    private double x(int step) {
        return LEFT + (RIGHT - LEFT) * (step + 0.5) / history.steps().size();
    }

    private double y(int rank) {
        return worst == 1 ? TOP : TOP + (BOTTOM - TOP) * (rank - 1) / (worst - 1);
    }

    private static String version(Row row) {
        return row.kept().result().evaluation().submission().coordinates();
    }

    private static String number(double value) {
        return NetworkLayout.number(value);
    }
}
