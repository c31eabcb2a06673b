package org.axonmark.board;

import java.time.Instant;

import org.axonmark.results.format.Result;

/**
 * A result that the board holds.
 *
 * @param result the result
 * @param standing how it stands
 * @param why the reason, empty if it is eligible
 * @param received when it came
 */
public record Kept(Result result, Standing standing, String why, Instant received) {}
