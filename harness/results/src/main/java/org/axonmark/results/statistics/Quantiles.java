package org.axonmark.results.statistics;

/** Quantiles of sorted values, by the type numbers of Hyndman and Fan (1996). */
public final class Quantiles {

    private Quantiles() {}

    /** Returns the type-1 quantile: the smallest value of which a share of at least p is not above. */
    public static double type1(double[] sorted, double p) {
        int index = (int) StrictMath.ceil(sorted.length * p - 1e-9) - 1;
        return sorted[Math.clamp(index, 0, sorted.length - 1)];
    }

    /** Returns the type-7 quantile: linear between the values at 0, 1/(n−1), …, 1. */
    public static double type7(double[] sorted, double p) {
        double at = (sorted.length - 1) * p;
        int below = (int) StrictMath.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
