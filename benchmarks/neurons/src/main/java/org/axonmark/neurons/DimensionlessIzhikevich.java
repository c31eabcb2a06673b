package org.axonmark.neurons;

import java.util.List;

/**
 * Izhikevich's neuron in the scaled form of SpikingJelly: a quadratic membrane with an adaptation current w.
 * H = V + (X + a0·(V − Vrest)·(V − Vc) − w)/τ, then w ← w + (a·(H − Vrest) − w)/τ_w, S = Θ(H − threshold), reset of V, w ← w + b·S.
 *
 * @param tau time constant of the membrane in steps, above 1
 * @param curvature a0, positive
 * @param rest Vrest; finite
 * @param critical Vc; finite
 * @param adaptationTau τ_w in steps, above 1
 * @param coupling a, of the membrane to the adaptation; finite
 * @param jump b, what each spike adds to the adaptation; finite
 * @param firing when it fires, and what is left then
 */
public record DimensionlessIzhikevich(double tau, double curvature, double rest, double critical, double adaptationTau, double coupling,
        double jump,
        Firing firing) implements SteppedNeuron {

    /** Checks the numbers. */
    public DimensionlessIzhikevich {
        Parameters.timeConstant(tau);
        Parameters.positive("curvature", curvature);
        Parameters.finite("rest", rest);
        Parameters.finite("critical", critical);
        Parameters.timeConstant(adaptationTau);
        Parameters.finite("coupling", coupling);
        Parameters.finite("jump", jump);
    }

    /** Returns SpikingJelly's defaults: τ = τ_w = 2, a0 = 1, Vrest = −0.1, Vc = 0.8, a = b = 0, threshold 1, hard reset to 0. */
    public static DimensionlessIzhikevich standard() {
        return new DimensionlessIzhikevich(2, 1, -0.1, 0.8, 2, 0, 0, Firing.standard());
    }

    @Override
    public List<Variable> variables() {
        return List.of(new Variable("membrane", firing.rest()), new Variable("adaptation", 0));
    }

    @Override
    public double[] step(double[] input, State state) {
        double[][] values = state.open(this, input);
        double[] v = values[0];
        double[] w = values[1];
        double[] spikes = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            double charged = v[i] + (input[i] + curvature * (v[i] - rest) * (v[i] - critical) - w[i]) / tau;
            spikes[i] = firing.spike(charged);
            v[i] = firing.after(charged, spikes[i]);
            w[i] = w[i] + (coupling * (charged - rest) - w[i]) / adaptationTau + jump * spikes[i];
        }
        return spikes;
    }
}
