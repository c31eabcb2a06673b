package org.axonmark.results.format;

import java.util.List;

/**
 * The machine and the sandbox of an evaluation.
 *
 * @param os such as {@code Linux 6.18}
 * @param arch such as {@code amd64}
 * @param cpu model name
 * @param cores logical cores
 * @param memoryBytes physical memory
 * @param java runtime version
 * @param isolation how the submission was kept apart
 * @param limitsBy which mechanism kept each limit, such as {@code memory: cgroup v1}
 * @param energy source of energy readings, or {@code unavailable}
 */
public record HostProfile(
        String os,
        String arch,
        String cpu,
        int cores,
        long memoryBytes,
        String java,
        Isolation isolation,
        List<String> limitsBy,
        String energy) {

    /** Copies the list. */
    public HostProfile {
        limitsBy = List.copyOf(limitsBy);
    }
}
