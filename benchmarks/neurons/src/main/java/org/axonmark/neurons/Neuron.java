package org.axonmark.neurons;

/**
 * A kind of spiking neuron with its parameters, shared by a whole layer. Immutable; many threads may use one.
 *
 * <p>Numbers of a layer lie in flat rows of items × neurons, item after item. No neuron looks at another, so a batch of any size gives each item
 * what it would get alone.
 */
public sealed interface Neuron permits SteppedNeuron, Psn {

    /**
     * Runs a layer from rest.
     *
     * @param input currents, [step][item × neuron]: at least one step, all rows of one length
     * @return spikes in the same shape; 0 or 1 where the kind does not say otherwise
     * @throws IllegalArgumentException if the input has no such shape
     */
    double[][] run(double[][] input);

    /**
     * Returns the common length of all rows.
     *
     * @throws IllegalArgumentException if there is no row or one has another length
     */
    static int width(double[][] input) {
        if (input.length == 0) {
            throw new IllegalArgumentException("an input of no time steps; give at least one row");
        }
        for (int t = 1; t < input.length; t++) {
            if (input[t].length != input[0].length) {
                throw new IllegalArgumentException("row " + t + " has " + input[t].length + " numbers and row 0 has " + input[0].length
                        + "; give rows of one length");
            }
        }
        return input[0].length;
    }
}
