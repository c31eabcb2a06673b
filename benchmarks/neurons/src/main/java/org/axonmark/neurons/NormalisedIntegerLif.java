package org.axonmark.neurons;

import java.util.List;

/**
 * The normalised integer LIF neuron (NI-LIF): the {@link IntegerLif} whose answers are divided by D and so lie in [0, 1] (Lei et al.,
 * "Spike2Former: Efficient Spiking Transformer for High-performance Image Segmentation", AAAI 2025). In its two readings the soft reset takes away
 * what was rounded.
 *
 * @param tau time constant in steps, above 1
 * @param decay what leaks
 * @param threshold positive
 * @param levels D, at least 1
 * @param rounding whether it rounds before it divides
 */
public record NormalisedIntegerLif(double tau, Decay decay, double threshold, int levels, Rounding rounding) implements SteppedNeuron {

    /** Two readings of "normalised". */
    public enum Rounding {
        /** n = round(clamp(H/threshold, 0, D)), S = n/D, V = H − n·threshold: D + 1 levels, as meant. */
        BEFORE_DIVISION,
        /** n = round(clamp(H/threshold, 0, D)/D), S = n, V = H − n·threshold: only 0 or 1, as STEP has coded it. */
        AFTER_DIVISION
    }

    /** Checks the numbers. */
    public NormalisedIntegerLif {
        Parameters.timeConstant(tau);
        Parameters.positive("threshold", threshold);
        Parameters.positive("levels", levels);
    }

    @Override
    public List<Variable> variables() {
        return List.of(new Variable("membrane", 0));
    }

    /** Takes one time step; spikes are multiples of 1/D from 0 to 1. */
    @Override
    public double[] step(double[] input, State state) {
        double[] v = state.open(this, input)[0];
        double[] spikes = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            double charged = decay.charge(v[i], input[i], 0, tau);
            double clamped = Math.clamp(charged / threshold, 0.0, levels);
            boolean before = rounding == Rounding.BEFORE_DIVISION;
            double count = Math.rint(before ? clamped : clamped / levels);
            spikes[i] = before ? count / levels : count;
            v[i] = charged - count * threshold;
        }
        return spikes;
    }
}
