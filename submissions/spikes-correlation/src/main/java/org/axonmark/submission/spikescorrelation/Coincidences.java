package org.axonmark.submission.spikescorrelation;

import org.axonmark.spi.circuits.SpikeTrains;

/**
 * The correlogram of all pairs: Pearson's r of one neuron's train of zeros and ones with another's some bins later. Trains are kept as bits, 64 bins
 * a word.
 */
public final class Coincidences {

    private final int bins;
    private final long[][] words;
    private final double[] rates;

    /** Reads trains. */
    public Coincidences(SpikeTrains trains) {
        this.bins = trains.bins();
        this.words = new long[trains.neurons()][(bins + 63) / 64 + 1];
        this.rates = new double[trains.neurons()];
        for (int i = 0; i < trains.neurons(); i++) {
            for (int bin : trains.of(i)) {
                words[i][bin >> 6] |= 1L << bin;
            }
            rates[i] = (double) trains.of(i).length / bins;
        }
    }

    /** Returns how many neurons there are. */
    public int neurons() {
        return rates.length;
    }

    /** Returns the share of bins in which a neuron fired. */
    public double rate(int neuron) {
        return rates[neuron];
    }

    /**
     * Returns the correlation of one neuron with another so many bins later; 0 where one of them does not vary.
     *
     * @param lag from 0 to 63
     */
    public double correlation(int from, int to, int lag) {
        double variances = rates[from] * (1 - rates[from]) * rates[to] * (1 - rates[to]);
        double together = (double) count(from, to, lag) / bins;
        return variances == 0 ? 0 : (together - rates[from] * rates[to]) / Math.sqrt(variances);
    }

    /** Counts the bins in which the one fired and the other so many later. */
    private int count(int from, int to, int lag) {
        long[] a = words[from];
        long[] b = words[to];
        int count = 0;
        for (int w = 0; w < a.length - 1; w++) {
            long later = lag == 0 ? b[w] : (b[w] >>> lag) | (b[w + 1] << (64 - lag));
            count += Long.bitCount(a[w] & later);
        }
        return count;
    }
}
