package org.axonmark.board.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a board is doing.
 *
 * @param at when this was worked out
 * @param started when the board was started
 * @param waiting orders that wait
 * @param running orders that an agent has
 * @param oldestWait how long the oldest waiting order waits, absent if none does
 * @param spans the queue over the last days
 * @param failures of the longest span, the most frequent first
 * @param overhead of the longest span's last evaluations
 * @param agents heard of since the start, those heard of last first
 * @param results by suite and standing
 * @param ends orders by end state, of all times
 */
public record Report(Instant at, Instant started, int waiting, int running, Optional<Duration> oldestWait, List<Span> spans,
        List<Failures> failures, Overhead overhead, List<Seen> agents, List<KeptFigures.Results> results, List<KeptFigures.Ends> ends) {

    /** Copies the lists. */
    public Report {
        spans = List.copyOf(spans);
        failures = List.copyOf(failures);
        agents = List.copyOf(agents);
        results = List.copyOf(results);
        ends = List.copyOf(ends);
    }

    /**
     * The queue over some days.
     *
     * @param days how many
     * @param ended orders that ended
     * @param scored those of them that have a score
     * @param waits from asking to the first attempt
     * @param evaluations from the last attempt's begin to the end
     */
    public record Span(int days, int ended, int scored, Percentiles waits, Percentiles evaluations) {}

    /**
     * Orders that ended without a score.
     *
     * @param state name of the end state
     * @param cause such as {@code crashed}; empty if none is known
     * @param count how many
     */
    public record Failures(String state, String cause, int count) {}

    /**
     * What an evaluation takes beyond the submission: of each attempt that gave a score, the time from its begin to its end, and of that what its workers used.
     *
     * @param total from begin to end
     * @param workers from the first worker's start to the last answer
     * @param cpu CPU time of all workers
     * @param harness total less workers: fetching, preparing data, scoring, sending
     */
    public record Overhead(Percentiles total, Percentiles workers, Percentiles cpu, Percentiles harness) {}

    /**
     * An agent.
     *
     * @param agent its name
     * @param at when it was last heard of
     */
    public record Seen(String agent, Instant at) {}
}
