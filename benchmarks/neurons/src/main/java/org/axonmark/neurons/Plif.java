package org.axonmark.neurons;

/**
 * The parametric LIF neuron, whose leak is learnt for a whole layer: a {@link Lif} with 1/τ = sigmoid(w) (Fang et al., "Incorporating Learnable
 * Membrane Time Constant to Enhance Learning of Spiking Neural Networks", ICCV 2021).
 *
 * @param w the learnt number, about −700 to 36
 * @param decay what leaks
 * @param firing when it fires, and what is left then
 */
public record Plif(double w, Decay decay, Firing firing) implements MembraneNeuron {

    /** Checks the learnt number: it must leave a time constant above 1. */
    public Plif {
        Parameters.timeConstant(1 + StrictMath.exp(-w));
    }

    /** Returns the neuron as it starts to learn, w = −ln(τ − 1), from a time constant above 1. */
    public static Plif startingAt(double tau, Decay decay, Firing firing) {
        Parameters.timeConstant(tau);
        return new Plif(-StrictMath.log(tau - 1), decay, firing);
    }

    /** Returns the time constant in steps, 1 + e^(−w). */
    public double tau() {
        return 1 + StrictMath.exp(-w);
    }

    @Override
    public double charge(double v, double x) {
        return decay.charge(v, x, firing.rest(), tau());
    }

    /** Takes one time step, as the LIF neuron of its time constant, which is worked out once for the layer. */
    @Override
    public double[] step(double[] input, State state) {
        return new Lif(tau(), decay, firing).step(input, state);
    }
}
