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
     * Returns how many entries are what they were a step before: what a network that sends changes alone would not send. The first step stands beside rest,
     * which is 0. As a share of all entries that is temporal sparsity.
     *
     * @param steps entries, [step][entry]; all rows of one length
     */
    public static long unchanged(float[][] steps) {
        long unchanged = 0;
        for (int t = 0; t < steps.length; t++) {
            unchanged += t == 0 ? steps[t].length - Entries.active(steps[t], 0, steps[t].length) : Entries.equal(steps[t], steps[t - 1]);
        }
        return unchanged;
    }
}
