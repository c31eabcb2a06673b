package org.axonmark.board;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Entries that are ranked, or at least ordered, among themselves.
 *
 * @param rows best first
 * @param resolutionFloor smallest difference of means that can win, absent where there are no ranks
 */
public record Ranked(List<Row> rows, OptionalDouble resolutionFloor) {

    /** No entries. */
    static final Ranked NONE = new Ranked(List.of(), OptionalDouble.empty());

    /** Copies the list. */
    public Ranked {
        rows = List.copyOf(rows);
    }
}
