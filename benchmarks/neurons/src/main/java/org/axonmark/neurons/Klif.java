package org.axonmark.neurons;

/**
 * The K-based LIF neuron: H = max(0, k·H_LIF), with k learnt for a whole layer (Jiang and Zhang, "KLIF: An optimized spiking neuron unit for tuning
 * surrogate gradient slope and membrane potential", arXiv 2302.09238).
 *
 * @param k positive
 * @param tau time constant in steps, above 1
 * @param decay what leaks
 * @param firing when it fires, and what is left then
 * @param scaledReset whether the reset works on H/k and threshold/k instead of H and threshold
 */
public record Klif(double k, double tau, Decay decay, Firing firing, boolean scaledReset) implements MembraneNeuron {

    /** Checks the numbers. */
    public Klif {
        Parameters.positive("k", k);
        Parameters.timeConstant(tau);
    }

    /** Returns the neuron as it starts to learn: k = 1 and the {@linkplain Lif#standard() standard LIF}. */
    public static Klif standard() {
        return new Klif(1, 2, Decay.MEMBRANE_AND_INPUT, Firing.standard(), false);
    }

    @Override
    public double charge(double v, double x) {
        return Math.max(0, k * decay.charge(v, x, firing.rest(), tau));
    }

    @Override
    public double after(double charged, double spike) {
        return scaledReset ? new Firing(firing.threshold() / k, firing.strict(), firing.reset()).after(charged / k, spike)
                : firing.after(charged, spike);
    }
}
