package org.axonmark.board.queue;

import java.util.Set;

import org.axonmark.results.format.Sha256;

/**
 * A task that an agent can do.
 *
 * @param task id of the task
 * @param rounds commitments of the rounds whose seeds it has
 * @param scorer version of its scorer, 0 if it does not say; then it makes no results anew
 */
public record Offer(String task, Set<Sha256> rounds, int scorer) {

    /** Creates the offer of an agent that does not say which scorer it has. */
    public Offer(String task, Set<Sha256> rounds) {
        this(task, rounds, 0);
    }

    /** Copies the set. */
    public Offer {
        rounds = Set.copyOf(rounds);
    }
}
