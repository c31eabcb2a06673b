package org.axonmark.board.accounts;

import java.time.Instant;

import org.axonmark.results.format.Sha256;

/**
 * A browser that is logged in.
 *
 * @param sum of the secret that its cookie holds
 * @param account who is logged in
 * @param begun when
 * @param seen when it was last seen, to the hour or so
 */
public record Session(Sha256 sum, String account, Instant begun, Instant seen) {}
