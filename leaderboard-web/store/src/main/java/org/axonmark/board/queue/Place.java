package org.axonmark.board.queue;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a waiting order stands.
 *
 * @param number from 1, among the waiting orders in the order of their arrival
 * @param expected time until it is taken, absent where nothing like it has ended yet or no agent was seen
 */
public record Place(int number, Optional<Duration> expected) {}
