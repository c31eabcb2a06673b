package org.axonmark.neurons;

import java.util.List;

/**
 * Izhikevich's neuron in millivolts and milliseconds: v ← v + Δt·(0.04v² + 5v + 140 − u + I), then, by the new v, u ← u + Δt·a·(b·v − u); a membrane
 * above the peak fires and v ← c, u ← u + d (Izhikevich, "Simple Model of Spiking Neurons", IEEE Trans. Neural Networks 14, 2003; order of
 * updates as in BrainCog).
 *
 * @param dt time step in ms, positive
 * @param a rate of recovery, per ms; finite
 * @param b coupling of recovery to the membrane; finite
 * @param c membrane after a spike, mV; finite
 * @param d what each spike adds to recovery; finite
 * @param peak membrane above which it fires, mV; finite
 * @param v0 membrane before the first step, mV; finite
 * @param u0 recovery before the first step; finite
 */
public record Izhikevich(double dt, double a, double b, double c, double d, double peak, double v0, double u0) implements SteppedNeuron {

    /** Checks the numbers. */
    public Izhikevich {
        Parameters.positive("dt", dt);
        Parameters.finite("a", a);
        Parameters.finite("b", b);
        Parameters.finite("c", c);
        Parameters.finite("d", d);
        Parameters.finite("peak", peak);
        Parameters.finite("v0", v0);
        Parameters.finite("u0", u0);
    }

    /** Returns the paper's regular spiking cell: a = 0.02, b = 0.2, c = −65, d = 8, peak 30 mV, at rest at −65 mV. */
    public static Izhikevich regularSpiking(double dt) {
        return new Izhikevich(dt, 0.02, 0.2, -65, 8, 30, -65, -13);
    }

    /** Returns BrainCog's defaults, which are no cell of the paper: a = 0.02, b = 0.2, c = −55, d = −2, peak 1, from v = u = 0. */
    public static Izhikevich brainCog(double dt) {
        return new Izhikevich(dt, 0.02, 0.2, -55, -2, 1, 0, 0);
    }

    @Override
    public List<Variable> variables() {
        return List.of(new Variable("membrane", v0), new Variable("recovery", u0));
    }

    @Override
    public double[] step(double[] input, State state) {
        double[][] values = state.open(this, input);
        double[] v = values[0];
        double[] u = values[1];
        double[] spikes = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            v[i] += dt * (0.04 * v[i] * v[i] + 5 * v[i] - u[i] + 140 + input[i]);
            u[i] += dt * (a * b * v[i] - a * u[i]);
            if (v[i] > peak) {
                spikes[i] = 1;
                v[i] = c;
                u[i] += d;
            }
        }
        return spikes;
    }
}
