package org.axonmark.results.statistics;

import java.util.Arrays;
import java.util.Optional;

import org.axonmark.results.format.Summary.Interval;

/**
 * The one rule for 95 % intervals over units: none below 10 units; Student's t from 10 to 29; percentile bootstrap (10 000 draws, type-7
 * quantiles) from 30. Where every unit sits on one of two bounds of the scale, and both occur, the mean is a share, and its interval is the
 * exact one of Clopper and Pearson; where more than half sit on one bound and not all others on the other, that interval of the share at that
 * bound stands in place of an interval of the mean.
 */
public final class Intervals {

    /** Below this many units there is no interval and no rank. */
    public static final int FEWEST_UNITS = 10;

    private static final int FEWEST_FOR_BOOTSTRAP = 30;
    private static final int DRAWS = 10_000;
    private static final double TAIL = 0.025;

    private Intervals() {}

    /**
     * Returns the interval.
     *
     * @param values one for each unit
     * @param lowest lower bound of the scale, perhaps minus infinity
     * @param highest upper bound of the scale, perhaps infinity
     * @param seed of the bootstrap
     */
    public static Optional<Interval> ofMean(double[] values, double lowest, double highest, byte[] seed) {
        if (values.length < FEWEST_UNITS) {
            return Optional.empty();
        }
        int atLowest = at(lowest, values);
        int atHighest = at(highest, values);
        if (atLowest > 0 && atHighest > 0 && atLowest + atHighest == values.length) {
            Interval share = clopperPearson(atHighest, values.length);
            double width = highest - lowest;
            return Optional.of(new Interval(lowest + width * share.low(), lowest + width * share.high(), "clopper-pearson"));
        }
        for (int atBound : new int[] {atLowest, atHighest}) {
            if (2 * atBound > values.length) {
                return Optional.of(clopperPearson(atBound, values.length));
            }
        }
        return Optional.of(values.length < FEWEST_FOR_BOOTSTRAP ? student(values) : bootstrap(values, seed));
    }

    private static int at(double bound, double[] values) {
        return (int) Arrays.stream(values).filter(value -> value == bound).count();
    }

    /** Returns the exact interval for a share of k in n; its method is {@code clopper-pearson-at-bound}. */
    static Interval clopperPearson(int k, int n) {
        double low = k == 0 ? 0 : Distributions.betaQuantile(TAIL, k, n - k + 1.0);
        double high = k == n ? 1 : Distributions.betaQuantile(1 - TAIL, k + 1.0, n - k);
        return new Interval(low, high, Interval.SHARE_AT_BOUND);
    }

    private static Interval student(double[] values) {
        int n = values.length;
        double half = Distributions.studentQuantile(1 - TAIL, n - 1.0) * Means.sd(values) / StrictMath.sqrt(n);
        double mean = Means.mean(values);
        return new Interval(mean - half, mean + half, "student-t");
    }

    private static Interval bootstrap(double[] values, byte[] seed) {
        HmacStream stream = HmacStream.of(seed, "interval of the mean");
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[stream.nextInt(values.length)];
            }
            means[draw] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(Quantiles.type7(means, TAIL), Quantiles.type7(means, 1 - TAIL), "bootstrap");
    }
}
