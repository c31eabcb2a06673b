package org.axonmark.neurons;

import java.util.List;

/**
 * The gated LIF neuron, which mixes three pairs of behaviours by gates from 0 to 1 (Yao et al., "GLIF: A Unified Gated Leaky Integrate-and-Fire
 * Neuron for Spiking Neural Networks", NeurIPS 2022): with S the last step's spike and κ = 1 − α(1 − τ),
 * V ← κ·V·(1 − γ·S) − (1 − α)·leak + X·(1 − β(1 − g)) − (1 − γ)·Vre·S, then S ← Θ(V − threshold).
 * The reset of a spike so lands one step late, and the membrane kept is the one before it.
 *
 * @param alpha α: 1 for exponential, 0 for linear decay
 * @param beta β: 1 for a conductance on the input, 0 for the plain input
 * @param gamma γ: 1 for a hard, 0 for a soft reset
 * @param tau share of the membrane left by exponential decay, 0 to 1
 * @param threshold positive
 * @param leak what linear decay takes from the membrane in a step, 0 to 1
 * @param conductance g, 0 to 1
 * @param resetVoltage Vre, what a soft reset subtracts, 0 to 1
 * @param strict whether a membrane exactly at the threshold stays silent, as in STEP
 */
public record Glif(double alpha, double beta, double gamma, double tau, double threshold, double leak, double conductance,
        double resetVoltage,
        boolean strict) implements SteppedNeuron {

    /** Checks the numbers. */
    public Glif {
        Parameters.share("alpha", alpha);
        Parameters.share("beta", beta);
        Parameters.share("gamma", gamma);
        Parameters.share("tau", tau);
        Parameters.positive("threshold", threshold);
        Parameters.share("leak", leak);
        Parameters.share("conductance", conductance);
        Parameters.share("resetVoltage", resetVoltage);
    }

    /**
     * Returns a neuron from what is learnt, each number through a sigmoid; equality at the threshold is silent.
     *
     * @param logits of alpha, beta, gamma, tau, threshold, leak, conductance and resetVoltage, in this order
     */
    public static Glif ofLogits(double... logits) {
        if (logits.length != 8) {
            throw new IllegalArgumentException(logits.length + " logits; a GLIF neuron has 8");
        }
        double[] p = new double[8];
        for (int i = 0; i < 8; i++) {
            p[i] = Parameters.sigmoid(logits[i]);
        }
        return new Glif(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], true);
    }

    @Override
    public List<Variable> variables() {
        return List.of(new Variable("membrane", 0), new Variable("spike", 0));
    }

    @Override
    public double[] step(double[] input, State state) {
        double[][] values = state.open(this, input);
        double[] v = values[0];
        double[] last = values[1];
        double kept = 1 - alpha * (1 - tau);
        double[] spikes = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            v[i] = kept * v[i] * (1 - gamma * last[i]) - (1 - alpha) * leak + input[i] * (1 - beta * (1 - conductance))
                    - (1 - gamma) * resetVoltage * last[i];
            spikes[i] = (strict ? v[i] > threshold : v[i] >= threshold) ? 1 : 0;
            last[i] = spikes[i];
        }
        return spikes;
    }
}
