package org.axonmark.neurons;

/**
 * The quadratic integrate-and-fire neuron: H = V + (X + a·(V − Vrest)·(V − Vc))/τ (Ermentrout and Kopell 1986; Latham et al., J. Neurophysiol. 83,
 * 2000; in discrete time as in SpikingJelly).
 *
 * @param tau time constant in steps, above 1
 * @param curvature a, positive
 * @param rest Vrest; finite
 * @param critical Vc, above which the membrane rises by itself; finite
 * @param firing when it fires, and what is left then
 */
public record Qif(double tau, double curvature, double rest, double critical, Firing firing) implements MembraneNeuron {

    /** Checks the numbers. */
    public Qif {
        Parameters.timeConstant(tau);
        Parameters.positive("curvature", curvature);
        Parameters.finite("rest", rest);
        Parameters.finite("critical", critical);
    }

    /** Returns SpikingJelly's defaults: τ = 2, a = 1, Vrest = 0, Vc = 0.8, threshold 1, hard reset to −0.1. */
    public static Qif standard() {
        return new Qif(2, 1, 0, 0.8, Firing.standard().with(new Reset.Hard(-0.1)));
    }

    @Override
    public double charge(double v, double x) {
        return v + (x + curvature * (v - rest) * (v - critical)) / tau;
    }
}
