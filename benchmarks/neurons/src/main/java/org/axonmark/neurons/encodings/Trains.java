package org.axonmark.neurons.encodings;

/** Trains worked out value by value. */
final class Trains {

    /** What a value emits at a step. */
    @FunctionalInterface
    interface Rule {

        /** Returns the spike of a value at a step, from 0. */
        double at(double value, int step);
    }

    private Trains() {}

    static double[][] of(double[] values, int steps, Rule rule) {
        if (steps < 1) {
            throw new IllegalArgumentException(steps + " time steps; give at least 1");
        }
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= 1)) {
                throw new IllegalArgumentException("value " + i + " is " + values[i] + "; scale all values to 0 to 1 first");
            }
        }
        double[][] trains = new double[steps][values.length];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < values.length; i++) {
                trains[t][i] = rule.at(values[i], t);
            }
        }
        return trains;
    }
}
