package org.axonmark.results.statistics;

import java.util.Optional;

import org.axonmark.results.format.Summary.Interval;

/**
 * Compares two entries on the same units: the sign-flip permutation test of the mean difference, exact up to 20 units, with 9 999 random
 * flips above; two-sided.
 *
 * @param difference mean of first minus second
 * @param interval 95 % interval of the difference by the rule of {@link Intervals}, absent below ten units
 * @param p share of sign flips with a difference at least as far from zero
 * @param exact true if all 2ⁿ flips were looked at
 * @param units number of units
 */
public record PairedTest(double difference, Optional<Interval> interval, double p, boolean exact, int units) {

    private static final int MOST_EXACT = 20;
    private static final int FLIPS = 9_999;
    private static final double SAME = 1e-12;

    /**
     * Compares.
     *
     * @param first one value for each unit
     * @param second the other entry's, in the same order
     * @param seed of the random flips and the interval
     */
    public static PairedTest of(double[] first, double[] second, byte[] seed) {
        if (first.length != second.length || first.length == 0) {
            throw new IllegalArgumentException(first.length + " units against " + second.length);
        }
        double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            differences[i] = first[i] - second[i];
        }
        boolean exact = first.length <= MOST_EXACT;
        double p = exact ? exactP(differences) : randomP(differences, seed);
        Optional<Interval> interval =
                Intervals.ofMean(differences, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, seed);
        return new PairedTest(Means.mean(differences), interval, p, exact, first.length);
    }

    private static double exactP(double[] differences) {
        double observed = least(differences);
        long all = 1L << differences.length;
        long extreme = 0;
        for (long flips = 0; flips < all; flips++) {
            if (StrictMath.abs(sum(differences, flips)) >= observed) {
                extreme++;
            }
        }
        return (double) extreme / all;
    }

    private static double randomP(double[] differences, byte[] seed) {
        HmacStream stream = HmacStream.of(seed, "sign flips");
        double observed = least(differences);
        int extreme = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            double sum = 0;
            for (double difference : differences) {
                sum += stream.nextBoolean() ? difference : -difference;
            }
            if (StrictMath.abs(sum) >= observed) {
                extreme++;
            }
        }
        return (1.0 + extreme) / (FLIPS + 1.0);
    }

    /** Returns how far from zero a flipped sum must lie to count: as far as the observed one, save for rounding on its own scale. */
    private static double least(double[] differences) {
        double scale = 0;
        for (double difference : differences) {
            scale += StrictMath.abs(difference);
        }
        return StrictMath.abs(sum(differences, 0)) - SAME * scale;
    }

    private static double sum(double[] differences, long flips) {
        double sum = 0;
        for (int i = 0; i < differences.length; i++) {
            sum += (flips >>> i & 1) == 0 ? differences[i] : -differences[i];
        }
        return sum;
    }
}
