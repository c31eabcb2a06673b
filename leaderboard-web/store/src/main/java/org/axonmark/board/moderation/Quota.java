package org.axonmark.board.moderation;

import java.util.Optional;

/**
 * A quota that differs from the usual one. Of several, the most special holds: of account and task, of the account, of the task.
 *
 * @param account whose; absent for all accounts
 * @param task on which; absent for each task
 * @param orders evaluations within the queue's period, 0 to {@value #MOST}
 */
public record Quota(Optional<String> account, Optional<String> task, int orders) {

    /** Largest quota. */
    public static final int MOST = 10_000;
}
