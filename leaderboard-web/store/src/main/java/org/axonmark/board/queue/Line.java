package org.axonmark.board.queue;

import java.time.Instant;

/**
 * A line of an order's log.
 *
 * @param number from 1
 * @param attempt during which it was said; 0 before the first
 * @param at when
 * @param text what happened, or what the agent said: untrusted text
 */
public record Line(int number, int attempt, Instant at, String text) {

    /** Most lines that are kept of an order; the last of them says so. */
    public static final int MOST = 2000;
}
