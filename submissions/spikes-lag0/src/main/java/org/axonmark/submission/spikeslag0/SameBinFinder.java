package org.axonmark.submission.spikeslag0;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.spi.circuits.SpikeTrains;

/** Scores a pair by how far its neurons' spikes in the same bins are correlated: |Pearson's r| of two trains of zeros and ones. */
public final class SameBinFinder implements ConnectivityFinder {

    /** Creates the finder. */
    public SameBinFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public DoubleTensor find(SpikeTrains trains) {
        int n = trains.neurons();
        double[] scores = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double score = Math.abs(correlation(trains.of(i), trains.of(j), trains.bins()));
                scores[i * n + j] = score;
                scores[j * n + i] = score;
            }
        }
        return DoubleTensor.of(scores, n, n);
    }

    /** 0 where a train does not vary. */
    private static double correlation(int[] a, int[] b, double bins) {
        double variances = a.length * (bins - a.length) * b.length * (bins - b.length);
        return variances == 0 ? 0 : (bins * common(a, b) - (double) a.length * b.length) / Math.sqrt(variances);
    }

    /** Counts what two ascending lists have in common. */
    private static int common(int[] a, int[] b) {
        int count = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length;) {
            if (a[i] == b[j]) {
                count++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return count;
    }
}
