package org.axonmark.spi.circuits;

import java.util.List;

import org.axonmark.spi.IntTensor;

/**
 * When the neurons of one network fired, in bins of equal width. A bin in which a neuron fired more than once counts as one in which it fired.
 *
 * @param bins number of bins of the recording, at least 1
 * @param binMillis width of a bin, in milliseconds, positive
 * @param spikes {@code [n]} for each neuron: the n bins in which it fired, ascending, each from 0 to {@code bins} − 1; n may be 0
 */
public record SpikeTrains(int bins, double binMillis, List<IntTensor> spikes) {

    /** Checks the ranges and copies the list. */
    public SpikeTrains {
        spikes = List.copyOf(spikes);
        if (bins < 1 || !(binMillis > 0) || Double.isInfinite(binMillis)) {
            throw new IllegalArgumentException(bins + " bins of " + binMillis + " ms are no recording");
        }
        for (IntTensor train : spikes) {
            if (train.rank() != 1) {
                throw new IllegalArgumentException("a spike train of rank " + train.rank() + ", it is a list of bins");
            }
            int last = -1;
            for (int bin : train.values()) {
                if (bin <= last || bin >= bins) {
                    throw new IllegalArgumentException("bin " + bin + " after bin " + last + " is no spike train of " + bins
                            + " bins; give each bin once, ascending");
                }
                last = bin;
            }
        }
    }

    /** Returns how many neurons were recorded. */
    public int neurons() {
        return spikes.size();
    }

    /**
     * Returns the bins in which a neuron fired, ascending; not a copy.
     *
     * @param neuron from 0
     */
    public int[] of(int neuron) {
        return spikes.get(neuron).values();
    }
}
