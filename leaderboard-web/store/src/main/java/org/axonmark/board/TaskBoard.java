package org.axonmark.board;

import java.util.List;
import java.util.Optional;

import org.axonmark.results.format.TaskCard;

/**
 * The board of a task.
 *
 * @param card the task
 * @param round the open round, if the task has rounds
 * @param eligible entries made in the sandbox
 * @param unsandboxed entries made without a sandbox, ranked among themselves; always empty on a board that is not local
 * @param below all other scored entries, best first
 * @param unscored results without a score, newest first
 */
public record TaskBoard(TaskCard card, Optional<Told.Round> round, Ranked eligible, Ranked unsandboxed, List<Row> below,
        List<Kept> unscored) {

    /** Copies the lists. */
    public TaskBoard {
        below = List.copyOf(below);
        unscored = List.copyOf(unscored);
    }
}
