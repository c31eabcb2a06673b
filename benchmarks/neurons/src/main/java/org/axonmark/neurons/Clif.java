package org.axonmark.neurons;

import java.util.List;

/**
 * The complementary LIF neuron, whose second variable m remembers spikes and deepens the reset (Huang et al., "CLIF: Complementary Leaky
 * Integrate-and-Fire Neuron for Spiking Neural Networks", ICML 2024): v ← v(1 − 1/τ) + X, m ← m·σ(v/τ), S = Θ(v − threshold), m ← m + S,
 * v ← v − S·(threshold + σ(m)), with σ the sigmoid.
 *
 * @param tau time constant in steps, above 1
 * @param threshold positive; equality fires
 */
public record Clif(double tau, double threshold) implements SteppedNeuron {

    /** Checks the numbers. */
    public Clif {
        Parameters.timeConstant(tau);
        Parameters.positive("threshold", threshold);
    }

    @Override
    public List<Variable> variables() {
        return List.of(new Variable("membrane", 0), new Variable("complement", 0));
    }

    @Override
    public double[] step(double[] input, State state) {
        double[][] values = state.open(this, input);
        double[] v = values[0];
        double[] m = values[1];
        double[] spikes = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            double charged = v[i] * (1 - 1 / tau) + input[i];
            m[i] *= Parameters.sigmoid(charged / tau);
            if (charged >= threshold) {
                spikes[i] = 1;
                m[i] += 1;
                charged -= threshold + Parameters.sigmoid(m[i]);
            }
            v[i] = charged;
        }
        return spikes;
    }
}
