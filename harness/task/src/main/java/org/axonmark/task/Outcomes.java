package org.axonmark.task;

import java.util.List;

/**
 * All that the submission answered, in the order of items, not of asking.
 *
 * @param outcomes one for each item, ids unique
 */
public record Outcomes(List<Outcome> outcomes) {

    /** Copies the list. */
    public Outcomes {
        outcomes = List.copyOf(outcomes);
    }
}
