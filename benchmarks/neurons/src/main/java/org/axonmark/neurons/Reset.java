package org.axonmark.neurons;

/**
 * What a spike S ∈ {0, 1} makes of the charged membrane H. Whether the gradient passes through S here ("detached" or not) changes no spike and
 * is therefore a choice of {@link Backpropagation}.
 */
public sealed interface Reset {

    /**
     * V = S·value + (1 − S)·H; the neuron also rests at, and leaks towards, the value.
     *
     * @param value finite
     */
    record Hard(double value) implements Reset {

        /** Checks the value. */
        public Hard {
            Parameters.finite("reset value", value);
        }
    }

    /** V = H − S·threshold; the neuron rests at and leaks towards 0. */
    record Soft() implements Reset {}

    /** V = H: a spike leaves no trace; the neuron rests at and leaks towards 0. */
    record None() implements Reset {}
}
