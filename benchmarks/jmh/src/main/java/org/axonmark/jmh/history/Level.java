package org.axonmark.jmh.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.results.statistics.ChangePoints;
import org.axonmark.results.statistics.Quantiles;

/**
 * The last level of a benchmark's history, which a run is judged against. A run is suspected if it is the slowest, or quickest, that the level has seen
 * and further than the threshold from its middle. What is suspected is measured four times more, and has changed if E-divisive then finds that a
 * new level begins with the run, and the new middle is as far.
 *
 * @param benchmark whose it is
 * @param values of the level in rulers, oldest first
 */
record Level(String benchmark, List<Double> values) {

    /** Change of the CPU time that matters, as a factor. */
    static final double THRESHOLD = 1.05;

    /** Fewest runs of a level that is judged against: fewer could not show a change at one per cent, however large. */
    static final int FEWEST = 8;

    /** Times that what is suspected is measured in all: the shortest segment of E-divisive. */
    static final int TIMES = ChangePoints.SHORTEST;

    /** Copies the list. */
    Level {
        values = List.copyOf(values);
    }

    /** What a run is beside the level. */
    enum Look {
        /** The level is too short to tell. */
        TOO_FEW,
        /** As before. */
        SAME,
        /** Perhaps slower. */
        SLOWER,
        /** Perhaps quicker. */
        QUICKER
    }

    /** Returns the last level of a history. */
    static Level last(String benchmark, List<Double> history) {
        List<ChangePoints.Change> changes = changes(benchmark, history);
        return new Level(benchmark, changes.isEmpty() ? history : history.subList(changes.getLast().index(), history.size()));
    }

    /** Looks at one new value. */
    Look look(double value) {
        if (values.size() < FEWEST) {
            return Look.TOO_FEW;
        }
        double middle = middle(values);
        if (value > middle * THRESHOLD && values.stream().allMatch(before -> value > before)) {
            return Look.SLOWER;
        }
        return value < middle / THRESHOLD && values.stream().allMatch(before -> value < before) ? Look.QUICKER : Look.SAME;
    }

    /**
     * Looks at what was measured in all after a suspicion.
     *
     * @param suspected slower or quicker
     * @param fresh {@value #TIMES} values, the first of them suspected
     * @return the suspicion, or {@link Look#SAME} if it did not stand
     */
    Look confirm(Look suspected, List<Double> fresh) {
        double ratio = middle(fresh) / middle(values);
        boolean far = suspected == Look.SLOWER ? ratio > THRESHOLD : ratio < 1 / THRESHOLD;
        List<Double> all = new ArrayList<>(values);
        all.addAll(fresh);
        return far && changes(benchmark, all).stream().anyMatch(change -> change.index() == values.size()) ? suspected : Look.SAME;
    }

    /** Returns the middle value. */
    static double middle(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return Quantiles.type7(sorted, 0.5);
    }

    /** Returns where the level of a history changes. */
    static List<ChangePoints.Change> changes(String benchmark, List<Double> values) {
        return ChangePoints.of(values.stream().mapToDouble(Double::doubleValue).toArray(), benchmark.getBytes(StandardCharsets.UTF_8));
    }
}
