package org.axonmark.board.queue;

import java.util.Optional;

import org.axonmark.board.Kept;
import org.axonmark.results.format.Sha256;

/**
 * What an agent is given.
 *
 * @param order the order, in the agent's hands
 * @param round commitment of the round whose truth is used: the row's, or else the task's open one; absent if it has none
 * @param earlier the evaluation whose result is to be made anew; absent if the JAR is to be evaluated
 * @param hasJar whether the board has the JAR
 */
public record Work(Order order, Optional<Sha256> round, Optional<Kept> earlier, boolean hasJar) {}
