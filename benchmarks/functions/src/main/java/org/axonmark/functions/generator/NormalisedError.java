package org.axonmark.functions.generator;

import org.axonmark.results.statistics.Means;

/** The error of a guess at a function, as a share of how much the function varies; every sum runs from the first point to the last. */
public final class NormalisedError {

    /** What it may be at most to pass strictly: the two compute the same. */
    public static final double STRICT = 1e-3;

    private NormalisedError() {}

    /**
     * Returns the mean squared error over max(Var f, 1e-12 max(1, mean f²)).
     *
     * @param truth at least one value, all finite
     * @param guess as many values at the same points
     * @return at least 0; NaN if the guess is not finite at a point, infinity if the error is too large to be squared
     */
    public static double of(double[] truth, double[] guess) {
        double mean = Means.mean(truth);
        double variance = 0;
        double energy = 0;
        double error = 0;
        boolean finite = true;
        for (int i = 0; i < truth.length; i++) {
            double f = truth[i];
            double g = guess[i];
            finite &= Math.abs(g) <= Double.MAX_VALUE;
            variance += (f - mean) * (f - mean);
            energy += f * f;
            error += (f - g) * (f - g);
        }
        int n = truth.length;
        return finite ? error / n / Math.max(variance / n, 1e-12 * Math.max(1, energy / n)) : Double.NaN;
    }
}
