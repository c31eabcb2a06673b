package org.axonmark.submission.spikescorrelation;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.spi.circuits.SpikeTrains;

/** Scores a pair by the area of its correlogram over lags of 1 to 4 bins, whatever its sign. */
public final class CorrelationFinder implements ConnectivityFinder {

    private static final int LAGS = 4;

    /** Creates the finder. */
    public CorrelationFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public DoubleTensor find(SpikeTrains trains) {
        Coincidences coincidences = new Coincidences(trains);
        int n = trains.neurons();
        double[] scores = new double[n * n];
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                double area = 0;
                for (int lag = 1; lag <= LAGS; lag++) {
                    area += coincidences.correlation(from, to, lag);
                }
                scores[from * n + to] = Math.abs(area);
            }
        }
        return DoubleTensor.of(scores, n, n);
    }
}
