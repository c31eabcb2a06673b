package org.axonmark.submission.spikesglm;

import java.util.Arrays;
import java.util.Optional;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.spi.circuits.SpikeTrains;

/**
 * Scores a pair by how much worse a logistic regression of the target's spikes on the history of all neurons, with a ridge, would be without the
 * source: the root of the likelihood ratio, nearly.
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
        double[] all = new double[trains.bins()];
        Arrays.fill(all, 1);
        double[] scores = new double[n * n];
        for (int to = 0; to < n; to++) {
            double[] ratios = fit.fit(trains.of(to), all, Optional.empty()).scores();
            for (int from = 0; from < n; from++) {
                scores[from * n + to] = Math.abs(ratios[from]);
            }
        }
        return DoubleTensor.of(scores, n, n);
    }
}
