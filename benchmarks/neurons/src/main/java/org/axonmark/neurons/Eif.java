package org.axonmark.neurons;

/**
 * The exponential integrate-and-fire neuron: H = V + (X + Vrest − V + ΔT·e^((V − θ)/ΔT))/τ (Fourcaud-Trocmé et al., J. Neurosci. 23, 2003; in
 * discrete time as in SpikingJelly).
 *
 * @param tau time constant in steps, above 1
 * @param rest Vrest, towards which the membrane leaks; finite
 * @param sharpness ΔT, positive
 * @param rheobase θ, where the exponential takes over; finite
 * @param firing when it fires, and what is left then
 */
public record Eif(double tau, double rest, double sharpness, double rheobase, Firing firing) implements MembraneNeuron {

    /** Checks the numbers. */
    public Eif {
        Parameters.timeConstant(tau);
        Parameters.finite("rest", rest);
        Parameters.positive("sharpness", sharpness);
        Parameters.finite("rheobase", rheobase);
    }

    /** Returns SpikingJelly's defaults: τ = 2, Vrest = 0, ΔT = 1, θ = 0.8, threshold 1, hard reset to −0.1. */
    public static Eif standard() {
        return new Eif(2, 0, 1, 0.8, Firing.standard().with(new Reset.Hard(-0.1)));
    }

    @Override
    public double charge(double v, double x) {
        return v + (x + rest - v + sharpness * StrictMath.exp((v - rheobase) / sharpness)) / tau;
    }
}
