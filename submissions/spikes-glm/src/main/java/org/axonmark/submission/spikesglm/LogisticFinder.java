package org.axonmark.submission.spikesglm;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.spi.circuits.SpikeTrains;

/**
 * Scores a pair by the source's weight, over its standard error and whatever its sign, in a logistic regression of the target's spikes on the history of
 * all neurons with a ridge.
 */
public final class LogisticFinder implements ConnectivityFinder {

    private static final double RIDGE = 1000;

    /** Creates the finder. */
    public LogisticFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public DoubleTensor find(SpikeTrains trains) {
        int n = trains.neurons();
        LogisticFit fit = new LogisticFit(new History(trains), RIDGE);
        double[] scores = new double[n * n];
        for (int to = 0; to < n; to++) {
            double[] weights = fit.fit(trains.of(to));
            for (int from = 0; from < n; from++) {
                scores[from * n + to] = Math.abs(weights[from]);
            }
        }
        return DoubleTensor.of(scores, n, n);
    }
}
