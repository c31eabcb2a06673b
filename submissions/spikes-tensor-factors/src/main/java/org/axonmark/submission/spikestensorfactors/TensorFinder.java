package org.axonmark.submission.spikestensorfactors;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.spi.circuits.SpikeTrains;

/**
 * Counts, by stretch of time and pair, how often the target fires too long after the source for a synapse to be why, and fits a few non-negative
 * tensor factors to these counts: rates, and what groups of neurons do together for a while. A pair's score is how far its counts 1 to 4 bins
 * after the source lie from what the factors expect, whatever the sign.
 */
public final class TensorFinder implements ConnectivityFinder {

    private static final int LAGS = 4;
    private static final int FIRST_BACKGROUND = 9;
    private static final int LAST_BACKGROUND = 24;
    private static final int WINDOW = 200;
    private static final int COMPONENTS = 2;
    private static final int ROUNDS = 40;

    /** Creates the finder. */
    public TensorFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public DoubleTensor find(SpikeTrains trains) {
        int n = trains.neurons();
        Factors factors = new Factors(counts(trains, FIRST_BACKGROUND, LAST_BACKGROUND), COMPONENTS);
        factors.fit(ROUNDS);
        double scale = (double) LAGS / (LAST_BACKGROUND - FIRST_BACKGROUND + 1);
        double[][][] near = counts(trains, 1, LAGS);
        double[] scores = new double[n * n];
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                scores[from * n + to] = from == to ? 0 : Math.abs(beyond(near, factors, scale, from, to));
            }
        }
        return DoubleTensor.of(scores, n, n);
    }

    /** Returns how far a pair's counts, over all windows, lie from those expected: the signed root of the Poisson deviance. */
    private static double beyond(double[][][] near, Factors factors, double scale, int from, int to) {
        double count = 0;
        double expected = Double.MIN_NORMAL;
        for (int w = 0; w < near.length; w++) {
            count += near[w][from][to];
            expected += scale * factors.expected(w, from, to);
        }
        double deviance = 2 * ((count > 0 ? count * Math.log(count / expected) : 0) - count + expected);
        return Math.signum(count - expected) * Math.sqrt(Math.max(deviance, 0));
    }

    /** Counts {@code [window][from][to]} over a range of lags, by the window of the source's spike. */
    private static double[][][] counts(SpikeTrains trains, int firstLag, int lastLag) {
        int n = trains.neurons();
        double[][][] counts = new double[(trains.bins() + WINDOW - 1) / WINDOW][n][n];
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                int[] later = trains.of(to);
                int first = 0;
                for (int spike : trains.of(from)) {
                    while (first < later.length && later[first] < spike + firstLag) {
                        first++;
                    }
                    for (int k = first; k < later.length && later[k] <= spike + lastLag; k++) {
                        counts[spike / WINDOW][from][to]++;
                    }
                }
            }
        }
        return counts;
    }
}
