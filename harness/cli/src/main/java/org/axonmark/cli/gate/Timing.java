package org.axonmark.cli.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import org.axonmark.engine.run.SideBySide;
import org.axonmark.engine.run.Slice;
import org.axonmark.results.statistics.Intervals;
import org.axonmark.results.statistics.Means;
import org.axonmark.results.statistics.Quantiles;

/**
 * Times of two submissions by sessions. A session is a pair of fresh workers whose calls alternate until each has used some CPU time. Calls of one
 * pair are not independent, so a session is one unit, however many calls it has. Sessions are added until the interval of the loss is narrow
 * enough.
 */
final class Timing {

    /** Fewest sessions. */
    static final int FEWEST = 12;

    /** Most sessions. */
    static final int MOST = 48;

    /** Half the interval's width, as a share of the threshold, at which no more sessions are added. */
    static final double NARROW = 0.75;

    /** CPU time of each worker in a session. */
    static final Duration CPU_OF_EACH = Duration.ofMillis(1200);

    private static final double WARMING_UP = 0.25;
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final int MOST_WALL = 40;
    private static final long MEBI = 1 << 20;
    private static final double NORMAL = 1.959964;

    private Timing() {}

    /**
     * What one pair of workers showed.
     *
     * @param cpu CPU time of a call in milliseconds, typical of the calls after warming up
     * @param wall time of a call by the clock
     * @param peak highest memory in MiB
     */
    record Session(Times cpu, Times wall, Times peak) {}

    /** Values of both. */
    record Times(double baseline, double candidate) {

        double logRatio() {
            return StrictMath.log(candidate / baseline);
        }
    }

    /**
     * Adds sessions until enough is known.
     *
     * @param least threshold of CPU time as the logarithm of a ratio
     * @param deadline by the host's clock in nanoseconds, after which no session begins
     */
    static List<Session> sessions(Supplier<Session> next, double least, long deadline) {
        List<Session> sessions = new ArrayList<>();
        while (sessions.size() < MOST && (sessions.isEmpty() || System.nanoTime() < deadline) && !isEnough(sessions, least)) {
            sessions.add(next.get());
        }
        return sessions;
    }

    /** Returns true if the interval is narrow enough; this looks at its width alone and never at where it lies. */
    static boolean isEnough(List<Session> sessions, double least) {
        if (sessions.size() < Math.max(FEWEST, Intervals.FEWEST_UNITS)) {
            return false;
        }
        double sd = Means.sd(sessions.stream().mapToDouble(session -> session.cpu().logRatio()).toArray());
        return NORMAL * sd / Math.sqrt(sessions.size()) <= NARROW * least;
    }

    /**
     * Asks both until each has used its CPU time, at most forty times as long by the clock.
     *
     * @param sides the baseline first, unless swapped
     */
    static Session session(SideBySide<?> sides, boolean swapped) {
        List<Slice> first = new ArrayList<>();
        List<Slice> second = new ArrayList<>();
        long end = System.nanoTime() + MOST_WALL * CPU_OF_EACH.toNanos();
        while (Math.min(cpu(first), cpu(second)) < CPU_OF_EACH.toNanos() && System.nanoTime() < end) {
            SideBySide.Round round = sides.round(ROUND);
            if (round.first().isEmpty()) {
                break; // somebody stopped it
            }
            first.addAll(round.first());
            second.addAll(round.second());
        }
        SideBySide.Peaks peaks = sides.end();
        return swapped ? of(second, first, peaks.second(), peaks.first()) : of(first, second, peaks.first(), peaks.second());
    }

    /** Returns what calls in pairs show. */
    static Session of(List<Slice> baseline, List<Slice> candidate, long peakOfBaseline, long peakOfCandidate) {
        double all = cpu(baseline) + (double) cpu(candidate);
        int warm = 0;
        for (double passed = 0; warm < baseline.size() - 1 && passed < WARMING_UP * all; warm++) {
            passed += baseline.get(warm).cpu().toNanos() + (double) candidate.get(warm).cpu().toNanos();
        }
        List<Slice> b = baseline.subList(warm, baseline.size());
        List<Slice> c = candidate.subList(warm, candidate.size());
        return new Session(typical(b, c, slice -> slice.cpu().toNanos()), typical(b, c, slice -> slice.wall().toNanos()),
                new Times((double) peakOfBaseline / MEBI, (double) peakOfCandidate / MEBI));
    }

    /** Returns the baseline's mean time of a call, and as many times that as the middle one of all pairs' ratios: one odd call changes nothing. */
    private static Times typical(List<Slice> baseline, List<Slice> candidate, ToDoubleFunction<Slice> nanos) {
        double[] ratios = new double[baseline.size()];
        int n = 0;
        double sum = 0;
        for (int i = 0; i < baseline.size(); i++) {
            double b = nanos.applyAsDouble(baseline.get(i));
            double c = nanos.applyAsDouble(candidate.get(i));
            sum += b;
            if (b > 0 && c > 0) {
                ratios[n++] = c / b;
            }
        }
        if (n == 0 || sum == 0) {
            return new Times(Double.NaN, Double.NaN);
        }
        ratios = Arrays.copyOf(ratios, n);
        Arrays.sort(ratios);
        double mean = sum / baseline.size() / 1e6;
        return new Times(mean, mean * Quantiles.type7(ratios, 0.5));
    }

    private static long cpu(List<Slice> slices) {
        return slices.stream().mapToLong(slice -> slice.cpu().toNanos()).sum();
    }
}
