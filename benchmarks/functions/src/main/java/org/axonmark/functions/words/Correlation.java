package org.axonmark.functions.words;

/** How well one list of numbers follows another. */
public final class Correlation {

    private Correlation() {}

    /** Returns Pearson's coefficient; 0 where one of the two does not vary. */
    public static double of(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    /** Returns the share of a list's variance that a guess explains, 1 − Σ(truth − guess)² / Σ(truth − mean)²; 0 where the truth does not vary. */
    public static double explained(double[] truth, double[] guess) {
        double mean = mean(truth);
        double all = 0;
        double left = 0;
        for (int i = 0; i < truth.length; i++) {
            all += (truth[i] - mean) * (truth[i] - mean);
            left += (truth[i] - guess[i]) * (truth[i] - guess[i]);
        }
        return all == 0 ? 0 : 1 - left / all;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
