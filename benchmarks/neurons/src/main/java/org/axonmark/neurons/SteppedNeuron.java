package org.axonmark.neurons;

import java.util.List;

/** A neuron that takes one time step after the other and remembers by its {@link State} alone. */
public sealed interface SteppedNeuron extends Neuron
        permits MembraneNeuron, DimensionlessIzhikevich, Izhikevich, Cuba, Glif, Clif, LateResetLif, IntegerLif, NormalisedIntegerLif {

    /**
     * A number that a neuron keeps from step to step.
     *
     * @param name such as {@code membrane}
     * @param rest its value before the first step
     */
    record Variable(String name, double rest) {}

    /** Returns what each neuron keeps; the state memory of a layer is as many numbers as this list has entries, times items × neurons. */
    List<Variable> variables();

    /**
     * Takes one time step.
     *
     * @param input currents, [item × neuron]
     * @param state of this neuron's {@link #rest}; changed in place
     * @return spikes, [item × neuron]
     * @throws IllegalArgumentException if the state is another kind's or the input has another length
     */
    double[] step(double[] input, State state);

    /**
     * Returns a state in which nothing has happened yet.
     *
     * @param items size of the batch, positive
     * @param neurons neurons of the layer for one item, positive
     */
    default State rest(int items, int neurons) {
        return new State(variables(), items, neurons);
    }

    /**
     * Goes on from a state, which is changed in place.
     *
     * @param input currents, [step][item × neuron]
     * @return spikes in the same shape
     */
    default double[][] run(double[][] input, State state) {
        Neuron.width(input);
        double[][] spikes = new double[input.length][];
        for (int t = 0; t < input.length; t++) {
            spikes[t] = step(input[t], state);
        }
        return spikes;
    }

    @Override
    default double[][] run(double[][] input) {
        return run(input, rest(1, Neuron.width(input)));
    }
}
