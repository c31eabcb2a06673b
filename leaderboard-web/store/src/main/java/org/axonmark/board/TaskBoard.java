package org.axonmark.board;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.format.TaskCard;

/**
 * The board of a task.
 *
 * @param card the task
 * @param round the open round, if the task has rounds
 * @param resolutionFloor smallest difference of means that can win, absent where there are no ranks
 * @param rows eligible entries, best first
 * @param below all other scored entries, best first
 * @param unscored results without a score, newest first
 */
public record TaskBoard(TaskCard card, Optional<Told.Round> round, OptionalDouble resolutionFloor, List<Row> rows,
        List<Row> below, List<Kept> unscored) {

    /** Copies the lists. */
    public TaskBoard {
        rows = List.copyOf(rows);
        below = List.copyOf(below);
        unscored = List.copyOf(unscored);
    }
}
