package org.axonmark.cli.gate;

import java.util.List;

import org.axonmark.results.statistics.ChangePoints;

/**
 * One measure over the history.
 *
 * @param task id of the task
 * @param measure id of the measure
 * @param unitOfMeasure of the values
 * @param points one for each gate, oldest first
 * @param changes where the level changes
 */
public record Trend(String task, String measure, String unitOfMeasure, List<Point> points, List<ChangePoints.Change> changes) {

    /** Copies the lists. */
    public Trend {
        points = List.copyOf(points);
        changes = List.copyOf(changes);
    }

    /**
     * A value.
     *
     * @param run id of the gate
     * @param submission what was the candidate
     * @param value its value
     */
    public record Point(String run, String submission, double value) {}
}
