package org.axonmark.engine.sandbox;

import java.time.Duration;

/**
 * What the host reads of a worker with all it started.
 *
 * @param cpu CPU time so far
 * @param peakMemoryBytes highest memory so far, 0 if this host cannot tell
 * @param memoryKills how often the kernel killed one of its processes for memory
 */
public record Observed(Duration cpu, long peakMemoryBytes, long memoryKills) {

    static final Observed NOTHING = new Observed(Duration.ZERO, 0, 0);

    /** Returns the larger of each. */
    Observed atLeast(Observed other) {
        return new Observed(
                cpu.compareTo(other.cpu) > 0 ? cpu : other.cpu,
                Math.max(peakMemoryBytes, other.peakMemoryBytes),
                Math.max(memoryKills, other.memoryKills));
    }
}
