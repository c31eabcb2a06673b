package org.axonmark.cli.gate;

import java.util.List;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.TaskId;

/**
 * One thing that a gate compares on one task.
 *
 * @param task the task
 * @param kind what it is, which says how it is judged
 * @param id the metric's id, or {@code cpu-time}, {@code wall-time} or {@code peak-memory}
 * @param title for people
 * @param unitOfMeasure such as {@code share} or {@code ms}
 * @param direction which way it gets better
 * @param unit what is paired, in the singular: the task's unit, or a session: a pair of fresh workers
 * @param pairs values of both on the same unit
 * @param threshold smallest loss that matters
 */
public record Measure(TaskId task, Kind kind, String id, String title, String unitOfMeasure, Direction direction, String unit,
        List<Pair> pairs, Threshold threshold) {

    /** Copies the list. */
    public Measure {
        pairs = List.copyOf(pairs);
    }

    /** What is measured. */
    public enum Kind {
        /** A metric of the task, compared by differences. */
        SCORE,
        /** Time that the worker's threads ran, compared by ratios. */
        CPU,
        /** Time by the clock, compared by ratios and judged only where a threshold is asked for. */
        WALL,
        /** Highest memory of the worker, compared by ratios. */
        MEMORY
    }

    /**
     * Values of both on one unit.
     *
     * @param unit the unit's id
     * @param baseline the baseline's value
     * @param candidate the candidate's value
     */
    public record Pair(String unit, double baseline, double candidate) {}

    /** Returns true if values are compared by their ratio. */
    boolean byRatio() {
        return kind != Kind.SCORE;
    }

    double baseline() {
        return pairs.stream().mapToDouble(Pair::baseline).average().orElse(Double.NaN);
    }

    double candidate() {
        return pairs.stream().mapToDouble(Pair::candidate).average().orElse(Double.NaN);
    }

    /** Returns by how much the candidate is worse on each unit: a difference, or the logarithm of a ratio. */
    double[] losses() {
        double sign = direction == Direction.HIGHER ? -1 : 1;
        return pairs.stream()
                .mapToDouble(pair -> sign * (byRatio() ? StrictMath.log(pair.candidate() / pair.baseline())
                        : pair.candidate() - pair.baseline()))
                .toArray();
    }

    /** Returns the threshold on the scale of {@link #losses()}. */
    double least() {
        return byRatio() ? StrictMath.log1p(threshold.size()) : threshold.of(baseline());
    }
}
