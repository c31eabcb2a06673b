package org.axonmark.board;

import java.util.List;

import org.axonmark.results.format.TaskCard;

/**
 * What a newer scorer made of a board.
 *
 * @param card the task, whose scorer it is
 * @param shifts the rows that it made anew, best first, those in the sandbox before those without, then practice, which has no ranks
 * @param older what still stands by an older scorer
 */
public record Rescored(TaskCard card, List<Shift> shifts, List<Kept> older) {

    /** Copies the lists. */
    public Rescored {
        shifts = List.copyOf(shifts);
        older = List.copyOf(older);
    }

    /**
     * A row that was made anew.
     *
     * @param from the result before, ranked among the same entries by what each had before
     * @param to the row as it stands
     * @param unsandboxed whether it stands among the entries made without a sandbox
     */
    public record Shift(Row from, Row to, boolean unsandboxed) {}
}
