package org.axonmark.neurons;

import java.util.List;

/**
 * The current-based LIF neuron: a synaptic current I ← currentKept·I + X feeds the membrane H = membraneKept·V + I (as in lava-dl and
 * SpikingJelly).
 *
 * @param currentKept share of the current left after a step, 0 to 1
 * @param membraneKept share of the membrane left after a step, 0 to 1
 * @param firing when it fires, and what is left then
 */
public record Cuba(double currentKept, double membraneKept, Firing firing) implements SteppedNeuron {

    /** Checks the shares. */
    public Cuba {
        Parameters.share("currentKept", currentKept);
        Parameters.share("membraneKept", membraneKept);
    }

    /** Returns currentKept = 0.5, membraneKept = 0.75, threshold 0.5, hard reset to 0. */
    public static Cuba standard() {
        return new Cuba(0.5, 0.75, new Firing(0.5, false, new Reset.Hard(0)));
    }

    @Override
    public List<Variable> variables() {
        return List.of(new Variable("current", 0), new Variable("membrane", firing.rest()));
    }

    @Override
    public double[] step(double[] input, State state) {
        double[][] values = state.open(this, input);
        double[] current = values[0];
        double[] v = values[1];
        double[] spikes = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            current[i] = currentKept * current[i] + input[i];
            double charged = membraneKept * v[i] + current[i];
            spikes[i] = firing.spike(charged);
            v[i] = firing.after(charged, spikes[i]);
        }
        return spikes;
    }
}
