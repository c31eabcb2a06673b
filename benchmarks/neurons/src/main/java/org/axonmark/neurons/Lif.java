package org.axonmark.neurons;

/**
 * The leaky integrate-and-fire neuron in discrete time. With {@link #standard()} it is the LIF of SpikingJelly's defaults and of STEP.
 *
 * @param tau time constant in steps, above 1
 * @param decay what leaks
 * @param firing when it fires, and what is left then
 */
public record Lif(double tau, Decay decay, Firing firing) implements MembraneNeuron {

    /** Checks the time constant. */
    public Lif {
        Parameters.timeConstant(tau);
    }

    /** Returns τ = 2, threshold 1, hard reset to 0, membrane and input decaying. */
    public static Lif standard() {
        return new Lif(2, Decay.MEMBRANE_AND_INPUT, Firing.standard());
    }

    @Override
    public double charge(double v, double x) {
        return decay.charge(v, x, firing.rest(), tau);
    }
}
