package org.axonmark.board.queue;

import java.time.Duration;

/**
 * The queue's numbers.
 *
 * @param lease how long an agent may be silent
 * @param allowance what an attempt may take beyond the task's wall time: fetching the JAR, preparing data, scoring
 * @param patience how long an order waits for an agent at most
 * @param attempts how often an order is tried at most
 * @param quota orders an account may have on one task within {@link #quotaPeriod()}
 * @param quotaPeriod the span that the quota counts
 */
public record QueueRules(Duration lease, Duration allowance, Duration patience, int attempts, int quota, Duration quotaPeriod) {

    /** What a board uses. */
    public static final QueueRules USUAL = new QueueRules(Duration.ofMinutes(1), Duration.ofMinutes(15), Duration.ofDays(7), 3, 20,
            Duration.ofDays(7));
}
