package org.axonmark.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.axonmark.results.format.Direction;

/**
 * The frontier of score and cost: points of which no other costs at most as much and scores better, nor costs less and scores the same. It compares means and
 * not intervals.
 */
public final class Front {

    private Front() {}

    /**
     * A point.
     *
     * @param entry number of the entry
     * @param cost less of it is better
     * @param score by the metric
     */
    public record Point(int entry, double cost, double score) {}

    /** Returns the points on the frontier, from the least cost to the largest. */
    public static List<Point> of(Direction direction, List<Point> points) {
        boolean higher = direction == Direction.HIGHER;
        Comparator<Point> byScore = Comparator.comparingDouble(Point::score);
        List<Point> front = new ArrayList<>();
        for (Point point : points.stream()
                .sorted(Comparator.comparingDouble(Point::cost).thenComparing(higher ? byScore.reversed() : byScore))
                .toList()) {
            boolean better =
                    front.isEmpty() || (higher ? point.score() > front.getLast().score() : point.score() < front.getLast().score());
            boolean same = !front.isEmpty() && point.cost() == front.getLast().cost() && point.score() == front.getLast().score();
            if (better || same) {
                front.add(point);
            }
        }
        return front;
    }
}
