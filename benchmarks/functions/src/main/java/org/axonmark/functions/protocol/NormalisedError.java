package org.axonmark.functions.protocol;

import org.axonmark.results.statistics.Means;

/** nMSE: the mean squared error over max(Var f, 1e-12 max(1, mean f²)), summed from the first value to the last. */
public final class NormalisedError {

    /** What it may be at most to pass strictly: the two compute the same. */
    public static final double STRICT = 1e-3;

    private static final double FLOOR = 1e-12;

    private NormalisedError() {}

    /**
     * Returns the nMSE; NaN if a value is not finite.
     *
     * @param truth at least one value
     * @param guess as many values
     */
    public static double of(double[] truth, double[] guess) {
        double mean = Means.mean(truth);
        double variance = 0;
        double energy = 0;
        double error = 0;
        for (int i = 0; i < truth.length; i++) {
            if (!Double.isFinite(guess[i]) || !Double.isFinite(truth[i])) {
                return Double.NaN;
            }
            variance += (truth[i] - mean) * (truth[i] - mean);
            energy += truth[i] * truth[i];
            error += (truth[i] - guess[i]) * (truth[i] - guess[i]);
        }
        int n = truth.length;
        return error / n / Math.max(variance / n, FLOOR * Math.max(1, energy / n));
    }
}
