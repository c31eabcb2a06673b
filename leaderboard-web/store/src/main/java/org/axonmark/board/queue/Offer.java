package org.axonmark.board.queue;

import java.util.Set;

import org.axonmark.results.format.Sha256;

/**
 * A task that an agent can do.
 *
 * @param task id of the task
 * @param rounds commitments of the rounds whose seeds it has
 */
public record Offer(String task, Set<Sha256> rounds) {

    /** Copies the set. */
    public Offer {
        rounds = Set.copyOf(rounds);
    }
}
