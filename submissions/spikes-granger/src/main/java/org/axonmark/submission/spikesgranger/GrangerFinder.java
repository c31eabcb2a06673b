package org.axonmark.submission.spikesgranger;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.spi.circuits.SpikeTrains;
import org.axonmark.submission.spikescorrelation.Coincidences;

/**
 * Scores a pair by Granger's question in a linear autoregression: every neuron's standardised train on the 4 bins before of all neurons, by the
 * Yule–Walker equations with a ridge. The score is the square of the weights' sum over its variance: what is lost if the source adds
 * nothing in sum.
 */
public final class GrangerFinder implements ConnectivityFinder {

    private static final int LAGS = 4;
    private static final double RIDGE = 0.01;

    /** Creates the finder. */
    public GrangerFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public DoubleTensor find(SpikeTrains trains) {
        Coincidences coincidences = new Coincidences(trains);
        int n = trains.neurons();
        // [lag][from][to]: the correlation of one neuron with another so many bins later.
        double[][][] correlations = new double[LAGS + 1][n][n];
        for (int lag = 0; lag <= LAGS; lag++) {
            for (int from = 0; from < n; from++) {
                for (int to = 0; to < n; to++) {
                    correlations[lag][from][to] = coincidences.correlation(from, to, lag);
                }
            }
        }
        int width = n * LAGS;
        double[][] past = new double[width][width];
        for (int row = 0; row < width; row++) {
            for (int column = 0; column < width; column++) {
                // The row's bin lies so much later than the column's, or earlier.
                int later = column / n - row / n;
                past[row][column] = later >= 0 ? correlations[later][column % n][row % n] : correlations[-later][row % n][column % n];
            }
            past[row][row] += RIDGE;
        }
        double[][] inverse = Inverse.of(past);
        double[] scores = new double[n * n];
        for (int from = 0; from < n; from++) {
            // The row that maps what is common to past and target to the sum of the source's weights.
            double[] summed = new double[width];
            double variance = 0;
            for (int lag = 0; lag < LAGS; lag++) {
                for (int k = 0; k < width; k++) {
                    summed[k] += inverse[lag * n + from][k];
                }
            }
            for (int lag = 0; lag < LAGS; lag++) {
                variance += summed[lag * n + from];
            }
            for (int to = 0; to < n; to++) {
                double weight = 0;
                for (int k = 0; k < width; k++) {
                    weight += summed[k] * correlations[k / n + 1][k % n][to];
                }
                scores[from * n + to] = weight * weight / variance;
            }
        }
        return DoubleTensor.of(scores, n, n);
    }
}
