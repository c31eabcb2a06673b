package org.axonmark.board.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.axonmark.board.Standing;

/** What a database says of all orders and results together. */
public interface KeptFigures {

    /** Returns how many results there are of each kind, also those that are not public. */
    List<Results> results();

    /** Returns how many orders ended in each state. */
    List<Ends> ends();

    /** Returns the orders that ended after an instant, newest first. */
    List<Ended> ended(Instant after, int most);

    /**
     * Results of a kind.
     *
     * @param suite of the task
     * @param standing how they stand
     * @param endedBy what they ended by, such as {@code crashed}; empty if they have scores
     * @param count how many
     */
    record Results(String suite, Standing standing, String endedBy, long count) {}

    /**
     * Orders that ended in a state.
     *
     * @param state name of the end state
     * @param count how many
     */
    record Ends(String state, long count) {}

    /**
     * An order that ended.
     *
     * @param received when it was asked for
     * @param firstBegun when an agent first took it, absent if none did
     * @param lastBegun when its last attempt began
     * @param at when it ended
     * @param state name of the end state
     * @param endedBy what its result ended by; empty if it has a score or no result
     * @param evaluation whose result is kept
     */
    record Ended(Instant received, Optional<Instant> firstBegun, Optional<Instant> lastBegun, Instant at, String state, String endedBy,
            Optional<String> evaluation) {}
}
