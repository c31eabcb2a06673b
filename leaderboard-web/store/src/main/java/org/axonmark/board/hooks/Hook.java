package org.axonmark.board.hooks;

import java.net.URI;
import java.time.Instant;

/**
 * Where an account wants to be told of its evaluations' ends.
 *
 * @param account whose
 * @param url where to
 * @param secret signs what is sent
 * @param told ends up to here were told
 * @param failures tries that failed since one succeeded
 * @param next when it may be tried
 * @param said what came of the last try; empty before the first
 */
public record Hook(String account, URI url, String secret, Told told, int failures, Instant next, String said) {

    /** Tries that fail one after the other until a hook is left alone. */
    public static final int MOST_FAILURES = 20;

    /**
     * An end in the order in which ends are told.
     *
     * @param at when
     * @param order of which order; the empty text comes before all
     */
    public record Told(Instant at, String order) {}

    /** Tells whether it is tried no more, until its account sets it again. */
    public boolean isGivenUp() {
        return failures >= MOST_FAILURES;
    }
}
