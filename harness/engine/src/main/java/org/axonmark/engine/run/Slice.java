package org.axonmark.engine.run;

import java.time.Duration;

/**
 * One call as the host saw it.
 *
 * @param cpu CPU time of the worker from the end of its call before (or from the opening) to the end of this one, so that what it does between
 *     calls counts too
 * @param wall from the call to its answer, by the host's clock
 */
public record Slice(Duration cpu, Duration wall) {}
