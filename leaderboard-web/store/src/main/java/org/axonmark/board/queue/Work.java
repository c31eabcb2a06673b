package org.axonmark.board.queue;

import java.util.Optional;

import org.axonmark.results.format.Sha256;

/**
 * What an agent is given.
 *
 * @param order the order, in the agent's hands
 * @param round commitment of the task's open round, absent if it has none
 */
public record Work(Order order, Optional<Sha256> round) {}
