package org.axonmark.functions.protocol;

import org.axonmark.results.statistics.Means;

/** The normalised mean squared error of one set of values against another. */
public final class Nmse {

    /** What an nMSE may be at most to pass strictly: the two compute the same. */
    public static final double STRICT = 1e-3;

    private static final double LEAST_VARIANCE = 1e-12;

    private Nmse() {}

    /** Returns MSE over max(Var f, 1e-12 max(1, mean f²)); NaN if a value is not finite. */
    public static double of(double[] f, double[] g) {
        double mean = Means.mean(f);
        double variance = 0;
        double energy = 0;
        double error = 0;
        for (int i = 0; i < f.length; i++) {
            if (!Double.isFinite(g[i]) || !Double.isFinite(f[i])) {
                return Double.NaN;
            }
            variance += (f[i] - mean) * (f[i] - mean);
            energy += f[i] * f[i];
            error += (f[i] - g[i]) * (f[i] - g[i]);
        }
        int n = f.length;
        return error / n / Math.max(variance / n, LEAST_VARIANCE * Math.max(1, energy / n));
    }
}
