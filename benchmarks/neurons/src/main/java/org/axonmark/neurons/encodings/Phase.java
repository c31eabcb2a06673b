package org.axonmark.neurons.encodings;

/**
 * The binary digits of ⌊2^K·x⌋, highest first, one a step, over and over with period K (Kim et al., "Deep neural networks with weighted spikes",
 * Neurocomputing 311, 2018). The number 1 has no K digits: it is silent by the first two weights, as in BrainCog, and refused by the third.
 *
 * @param digits K, from 1 to 30; 8 in BrainCog
 * @param weight height of the spikes
 */
public record Phase(int digits, Weight weight) implements Encoding {

    /** The height of the spike for digit i of a period, from 0. */
    public enum Weight {
        /** 2⁻ⁱ, as in BrainCog and STEP: a period of spikes sums to about 2x. */
        FROM_ONE,
        /** 2⁻⁽ⁱ⁺¹⁾, as papers have it: a period of spikes sums to ⌊2^K·x⌋/2^K. */
        FROM_HALF,
        /** 1, as SpikingJelly's weighted phase, where the weights are the synapses'; values above 1 − 2⁻ᴷ are refused. */
        BINARY
    }

    /** Checks the number of digits. */
    public Phase {
        if (digits < 1 || digits > 30) {
            throw new IllegalArgumentException(digits + " digits; give 1 to 30");
        }
    }

    @Override
    public double[][] encode(double[] values, int steps) {
        int scale = 1 << digits;
        return Trains.of(values, steps, (value, step) -> {
            if (weight == Weight.BINARY && value > 1 - 1.0 / scale) {
                throw new IllegalArgumentException(
                        "the value " + value + " has no " + digits + " binary digits; scale all values to at most "
                                + (1 - 1.0 / scale));
            }
            int place = step % digits;
            int digit = (int) (scale * value) >> (digits - 1 - place) & 1;
            return digit == 1 ? height(place) : 0;
        });
    }

    private double height(int place) {
        return switch (weight) {
            case FROM_ONE -> 1.0 / (1 << place);
            case FROM_HALF -> 0.5 / (1 << place);
            case BINARY -> 1;
        };
    }
}
