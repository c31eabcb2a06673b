package org.axonmark.neurons;

import java.util.List;

/**
 * The integer LIF neuron (I-LIF): a step gives a whole number of spikes, S = round(clamp(H/threshold, 0, D)) with halves to the even number, and a
 * soft reset V = H − S·threshold (Luo et al., "Integer-Valued Training and Spike-Driven Inference Spiking Neural Network for High-performance and
 * Energy-efficient Object Detection", ECCV 2024; charge as in STEP).
 *
 * @param tau time constant in steps, above 1
 * @param decay what leaks
 * @param threshold positive
 * @param levels D, the most spikes in a step, at least 1
 */
public record IntegerLif(double tau, Decay decay, double threshold, int levels) implements SteppedNeuron {

    /** Checks the numbers. */
    public IntegerLif {
        Parameters.timeConstant(tau);
        Parameters.positive("threshold", threshold);
        Parameters.positive("levels", levels);
    }

    @Override
    public List<Variable> variables() {
        return List.of(new Variable("membrane", 0));
    }

    /** Takes one time step; spikes are whole numbers from 0 to D. */
    @Override
    public double[] step(double[] input, State state) {
        double[] v = state.open(this, input)[0];
        double[] spikes = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            double charged = decay.charge(v[i], input[i], 0, tau);
            spikes[i] = Math.rint(Math.clamp(charged / threshold, 0.0, levels));
            v[i] = charged - spikes[i] * threshold;
        }
        return spikes;
    }
}
