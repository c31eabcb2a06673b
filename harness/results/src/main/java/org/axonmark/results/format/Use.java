package org.axonmark.results.format;

import java.time.Duration;

/**
 * What the workers of an evaluation used, as the host observed it.
 *
 * @param wall from the first worker's start to the last answer
 * @param cpu CPU time of all workers
 * @param peakMemoryBytes highest memory of any worker, 0 if it could not be read
 * @param workers how many workers were started
 * @param calls how many calls were answered
 */
public record Use(Duration wall, Duration cpu, long peakMemoryBytes, int workers, int calls) {}
