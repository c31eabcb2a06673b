package org.axonmark.results.format;

import java.time.Duration;

/**
 * What an evaluation may use. The sandbox enforces exactly these.
 *
 * @param memoryBytes memory of the worker with all it starts
 * @param processes processes and threads together
 * @param wall time from the first worker's start to the last answer
 * @param call time of one call
 * @param cpu CPU time of one worker
 * @param scratchBytes size of the private /tmp, and again of /dev/shm
 * @param logBytes what is kept of the submission's output
 * @param jarBytes size of the JAR
 * @param outcomeBytes size of all answers together
 */
public record Limits(
        long memoryBytes,
        int processes,
        Duration wall,
        Duration call,
        Duration cpu,
        long scratchBytes,
        long logBytes,
        long jarBytes,
        long outcomeBytes) {}
