package org.axonmark.spiking.count;

import java.util.List;

/** Shares of zeros, over exact sums of entries and not over means of batches. */
public final class Sparsity {

    private Sparsity() {}

    /**
     * Returns the share of zeros among all operands' entries: activation sparsity over the outputs of neurons, connection sparsity over weights (without
     * biases). 0 if there is no entry.
     */
    public static double of(List<Histogram> operands) {
        long total = 0;
        long zeros = 0;
        for (Histogram operand : operands) {
            total += operand.total();
            zeros += operand.zeros();
        }
        return total == 0 ? 0 : (double) zeros / total;
    }

    /**
     * Returns temporal sparsity, the share of entries that are what they were a step before: what a network that sends changes alone would not send. The
     * first step counts as a change from 0.
     *
     * @param steps entries, [step][entry]; all rows of one length
     */
    public static double ofChanges(float[][] steps) {
        long total = 0;
        long unchanged = 0;
        for (int t = 0; t < steps.length; t++) {
            for (int i = 0; i < steps[t].length; i++) {
                total++;
                if (steps[t][i] == (t == 0 ? 0 : steps[t - 1][i])) {
                    unchanged++;
                }
            }
        }
        return total == 0 ? 0 : (double) unchanged / total;
    }
}
