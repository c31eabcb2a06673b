package org.axonmark.results.format;

import java.time.Instant;

/**
 * What ties a result by a newer scorer to the evaluation that it was made of.
 *
 * @param evaluation id of the evaluation, always one of its own, never itself re-derived: so there are no chains
 * @param result SHA-256 over the canonical bytes (RFC 8785) of its result's document
 * @param evaluatedAgain whether the outcomes were gone and the JAR was asked once more, in the same order and batches; else the kept
 *     outcomes were scored
 * @param harnessVersion version of Axonmark that scored
 * @param at when
 */
public record Rederivation(String evaluation, Sha256 result, boolean evaluatedAgain, String harnessVersion, Instant at) {}
