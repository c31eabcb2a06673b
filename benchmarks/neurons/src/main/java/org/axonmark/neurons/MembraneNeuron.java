package org.axonmark.neurons;

import java.util.List;

/**
 * A neuron whose membrane is all it keeps. In each step it charges, H = {@link #charge}(V, X), fires, S = Θ(H − threshold), and resets,
 * V = {@link #after}(H, S); equality at the threshold and the reset are its {@link Firing}'s.
 */
public sealed interface MembraneNeuron extends SteppedNeuron permits IntegrateAndFire, Lif, Plif, Klif, Eif, Qif {

    /** Returns when it fires, and what is left then. */
    Firing firing();

    /**
     * Returns the membrane before it fires.
     *
     * @param v the membrane after the last step
     * @param x the input current
     */
    double charge(double v, double x);

    /** Returns the membrane after it fired (1) or not (0). */
    default double after(double charged, double spike) {
        return firing().after(charged, spike);
    }

    @Override
    default List<Variable> variables() {
        return List.of(new Variable("membrane", firing().rest()));
    }

    @Override
    default double[] step(double[] input, State state) {
        double[] v = state.open(this, input)[0];
        Firing firing = firing();
        double[] spikes = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            double charged = charge(v[i], input[i]);
            spikes[i] = firing.spike(charged);
            v[i] = after(charged, spikes[i]);
        }
        return spikes;
    }
}
