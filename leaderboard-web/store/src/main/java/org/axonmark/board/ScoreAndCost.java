package org.axonmark.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.format.TaskCard;

/**
 * Entries of a board by score and one cost.
 *
 * @param cost the cost
 * @param choices all costs that at least one entry has, the task's first
 * @param points entries with a cost, the least first
 * @param missing entries without
 */
public record ScoreAndCost(Cost cost, List<Cost> choices, List<Point> points, List<Missing> missing) {

    /** Copies the lists. */
    public ScoreAndCost {
        choices = List.copyOf(choices);
        points = List.copyOf(points);
        missing = List.copyOf(missing);
    }

    /**
     * An entry with its cost.
     *
     * @param row the entry
     * @param cost what it cost
     * @param onFrontier whether no other is better in one and at least as good in both
     */
    public record Point(Row row, double cost, boolean onFrontier) {}

    /**
     * An entry whose cost is not known.
     *
     * @param row the entry
     * @param why in words of the scorer or the task
     */
    public record Missing(Row row, String why) {}

    /**
     * Sets the entries of a board against a cost.
     *
     * @param asked id of the cost; the task's first, if there is none of this id
     * @return nothing if no entry has any cost
     */
    public static Optional<ScoreAndCost> of(TaskBoard board, Optional<String> asked) {
        TaskCard card = board.card();
        List<Row> rows = board.compared().stream().filter(row -> Double.isFinite(row.summary().value())).toList();
        List<Cost> choices = Cost.measured(card, rows);
        return Cost.named(choices, asked.orElse("")).map(cost -> of(card, rows, cost, choices)).findFirst();
    }

    private static ScoreAndCost of(TaskCard card, List<Row> rows, Cost cost, List<Cost> choices) {
        List<Front.Point> all = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            OptionalDouble value = cost.of(rows.get(i).kept().result());
            if (value.isPresent()) {
                all.add(new Front.Point(i, value.getAsDouble(), rows.get(i).summary().value()));
            } else {
                missing.add(new Missing(rows.get(i), cost.missing(rows.get(i).kept().result())));
            }
        }
        List<Front.Point> front = Front.of(card.mainMetric().direction(), all);
        List<Point> points = all.stream().map(point -> new Point(rows.get(point.entry()), point.cost(), front.contains(point)))
                .sorted(Comparator.comparingDouble(Point::cost)).toList();
        return new ScoreAndCost(cost, choices, points, missing);
    }
}
