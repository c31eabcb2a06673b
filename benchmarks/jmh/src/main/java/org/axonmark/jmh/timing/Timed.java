package org.axonmark.jmh.timing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.axonmark.results.format.Summary.Interval;
import org.axonmark.results.statistics.Intervals;
import org.axonmark.results.statistics.Means;
import org.axonmark.results.statistics.Quantiles;

/**
 * Times of one submission's calls. A session is one life of its workers; calls of one session are not independent, so a session is the unit of
 * every interval.
 *
 * @param submission as the report names it
 * @param sessions of each session the calls that were measured, in the order in which they were made
 * @param peakMemory highest memory of any of its workers in bytes, 0 where it could not be read
 */
record Timed(String submission, List<List<Call>> sessions, long peakMemory) {

    Timed {
        sessions = sessions.stream().map(List::copyOf).toList();
    }

    /**
     * One call.
     *
     * @param wall from question to answer by JMH's clock, in microseconds
     * @param cpu the worker's CPU time, in microseconds
     */
    record Call(double wall, double cpu) {}

    /** Which of a call's two times. */
    enum Clock {
        WALL, CPU;

        double of(Call call) {
            return this == WALL ? call.wall() : call.cpu();
        }
    }

    /**
     * How often a time is another's.
     *
     * @param value geometric mean over sessions of the middle ratio of calls that were made beside each other
     * @param interval of 95 %, Student's t of the logarithms; none below ten sessions
     */
    record Ratio(double value, Optional<Interval> interval) {}

    /** Returns a quantile of all calls, in microseconds. */
    double quantile(Clock clock, double p) {
        return Quantiles.type7(sorted(sessions.stream().flatMap(List::stream).mapToDouble(clock::of).toArray()), p);
    }

    int calls() {
        return sessions.stream().mapToInt(List::size).sum();
    }

    /**
     * Compares with another that was asked the same in turns.
     *
     * @return none if the calls take no time that can be read
     */
    Optional<Ratio> ratio(Timed to, Clock clock) {
        List<Double> logarithms = new ArrayList<>();
        for (int s = 0; s < sessions.size(); s++) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < sessions.get(s).size(); i++) {
                double mine = clock.of(sessions.get(s).get(i));
                double other = clock.of(to.sessions.get(s).get(i));
                if (mine > 0 && other > 0) {
                    ratios.add(mine / other);
                }
            }
            if (!ratios.isEmpty()) {
                logarithms.add(StrictMath.log(
                        Quantiles.type7(sorted(ratios.stream().mapToDouble(Double::doubleValue).toArray()), 0.5)));
            }
        }
        if (logarithms.isEmpty()) {
            return Optional.empty();
        }
        double[] values = logarithms.stream().mapToDouble(Double::doubleValue).toArray();
        // The seed decides the bootstrap's draws, which are made from thirty sessions on.
        Optional<Interval> interval =
                Intervals.ofMean(values, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, new byte[32])
                        .map(logs -> new Interval(StrictMath.exp(logs.low()), StrictMath.exp(logs.high()), logs.method()));
        return Optional.of(new Ratio(StrictMath.exp(Means.mean(values)), interval));
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
