package org.axonmark.neurons;

import java.util.Arrays;
import java.util.List;

/**
 * What a layer remembers between two time steps. It belongs to one sequence of a batch: a new sequence starts from a new
 * {@link SteppedNeuron#rest}, so nothing leaks from one item to the next. Not safe for several threads at once.
 */
public final class State {

    private final List<SteppedNeuron.Variable> variables;
    private final int items;
    private final int neurons;
    private final double[][] values;

    State(List<SteppedNeuron.Variable> variables, int items, int neurons) {
        if (items < 1 || neurons < 1) {
            throw new IllegalArgumentException("a state of " + items + " items × " + neurons + " neurons; both are at least 1");
        }
        this.variables = variables;
        this.items = items;
        this.neurons = neurons;
        values = new double[variables.size()][Math.multiplyExact(items, neurons)];
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(values[i], variables.get(i).rest());
        }
    }

    /** Returns the size of the batch. */
    public int items() {
        return items;
    }

    /** Returns the number of neurons for one item. */
    public int neurons() {
        return neurons;
    }

    /**
     * Returns the values of a variable, [item × neuron], as a copy.
     *
     * @throws IllegalArgumentException if the neuron keeps no such variable
     */
    public double[] of(String variable) {
        for (int i = 0; i < values.length; i++) {
            if (variables.get(i).name().equals(variable)) {
                return values[i].clone();
            }
        }
        throw new IllegalArgumentException("no variable " + variable + "; this state holds "
                + variables.stream().map(SteppedNeuron.Variable::name).toList());
    }

    /**
     * Returns the values of a variable for one item, [neuron], as a copy.
     *
     * @param item from 0
     */
    public double[] of(String variable, int item) {
        if (item < 0 || item >= items) {
            throw new IllegalArgumentException("item " + item + " of a batch of " + items);
        }
        return Arrays.copyOfRange(of(variable), item * neurons, (item + 1) * neurons);
    }

    /** Returns the arrays themselves, by variable, once neuron and input are seen to fit. */
    double[][] open(SteppedNeuron neuron, double[] input) {
        if (!variables.equals(neuron.variables())) {
            throw new IllegalArgumentException("this state is not of " + neuron + "; take one from its rest()");
        }
        if (input.length != items * neurons) {
            throw new IllegalArgumentException("an input of " + input.length + " numbers for a state of " + items + " items × " + neurons
                    + " neurons");
        }
        return values;
    }
}
