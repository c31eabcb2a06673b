package org.axonmark.board.operation;

import java.time.Duration;
import java.util.List;

/**
 * Percentiles of times: the smallest time that is not less than such a share of all (nearest rank).
 *
 * @param count how many times there are; the others are zero if there is none
 * @param p50 the median
 * @param p90 the 90 % percentile
 * @param p99 the 99 % percentile
 */
public record Percentiles(int count, Duration p50, Duration p90, Duration p99) {

    /** Works them out. */
    public static Percentiles of(List<Duration> times) {
        List<Duration> rising = times.stream().sorted().toList();
        return new Percentiles(rising.size(), at(rising, 50), at(rising, 90), at(rising, 99));
    }

    private static Duration at(List<Duration> rising, int percent) {
        return rising.isEmpty() ? Duration.ZERO : rising.get(Math.ceilDiv(rising.size() * percent, 100) - 1);
    }
}
