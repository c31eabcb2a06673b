package org.axonmark.submission.spikestransferentropy;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.ConnectivityFinder;
import org.axonmark.spi.circuits.SpikeTrains;

/**
 * Scores a pair by transfer entropy (Schreiber 2000) from counts: the information that whether the source fired in the 4 bins before has on
 * whether the target fires, given whether the target fired in the 4 bins before. Trains are kept as bits, 64 bins a word.
 */
public final class TransferEntropyFinder implements ConnectivityFinder {

    private static final int LAGS = 4;

    /** Creates the finder. */
    public TransferEntropyFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public DoubleTensor find(SpikeTrains trains) {
        int n = trains.neurons();
        long[][] now = new long[n][];
        long[][] before = new long[n][];
        for (int i = 0; i < n; i++) {
            now[i] = words(trains.of(i), trains.bins(), 0, 0);
            before[i] = words(trains.of(i), trains.bins(), 1, LAGS);
        }
        double[] scores = new double[n * n];
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                scores[from * n + to] = entropy(before[from], before[to], now[to], trains.bins());
            }
        }
        return DoubleTensor.of(scores, n, n);
    }

    /** Returns the bins that lie some lags behind a spike. */
    private static long[] words(int[] train, int bins, int firstLag, int lastLag) {
        long[] words = new long[(bins + 63) / 64];
        for (int spike : train) {
            for (int bin = spike + firstLag; bin <= Math.min(bins - 1, spike + lastLag); bin++) {
                words[bin >> 6] |= 1L << bin;
            }
        }
        return words;
    }

    /** Σ p(source, own, next) log₂ [p(next | source, own) / p(next | own)]. */
    private static double entropy(long[] source, long[] own, long[] next, int bins) {
        // By source, own past and next as bits of the place.
        long[] counts = new long[8];
        for (int w = 0; w < source.length; w++) {
            long s = source[w];
            long o = own[w];
            long x = next[w];
            counts[7] += Long.bitCount(s & o & x);
            counts[6] += Long.bitCount(s & o & ~x);
            counts[5] += Long.bitCount(s & ~o & x);
            counts[4] += Long.bitCount(s & ~o & ~x);
            counts[3] += Long.bitCount(~s & o & x);
            counts[2] += Long.bitCount(~s & o & ~x);
            counts[1] += Long.bitCount(~s & ~o & x);
        }
        long others = 0;
        for (long count : counts) {
            others += count;
        }
        counts[0] = bins - others;
        double sum = 0;
        for (int place = 0; place < 8; place++) {
            if (counts[place] > 0) {
                double both = (double) counts[place] / (counts[place] + counts[place ^ 1]);
                double alone = (double) (counts[place] + counts[place ^ 4])
                        / (counts[place] + counts[place ^ 4] + counts[place ^ 1] + counts[place ^ 5]);
                sum += counts[place] * Math.log(both / alone);
            }
        }
        return sum / (bins * Math.log(2));
    }
}
