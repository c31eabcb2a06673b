package org.axonmark.spiking.count;

/**
 * How often neurons' membranes changed, as NeuroBench counts: each neuron once in the first step, in which its membrane comes into being, and then whenever
 * the membrane differs from the step before.
 *
 * @param changed updates that changed a membrane
 * @param all updates, steps × neurons
 */
public record NeuronUpdates(long changed, long all) {

    /** NeuroBench's operations of one update of snnTorch's neurons, by kind and reset. */
    public enum Cost {
        /** A leaky neuron of either reset. */
        LEAKY(4),
        /** A neuron with a synaptic current, reset by subtraction. */
        SYNAPTIC_SUBTRACT(6),
        /** The same, reset to zero. */
        SYNAPTIC_ZERO(8),
        /** Lapicque's neuron of either reset. */
        LAPICQUE(11),
        /** The alpha neuron, reset by subtraction. */
        ALPHA_SUBTRACT(18),
        /** The same, reset to zero. */
        ALPHA_ZERO(24);

        private final int operations;

        Cost(int operations) {
            this.operations = operations;
        }
    }

    /**
     * Counts the updates of a layer.
     *
     * @param membranes after each step, [step][neuron]; all rows of one length
     */
    public static NeuronUpdates of(double[][] membranes) {
        long changed = 0;
        long all = 0;
        for (int t = 0; t < membranes.length; t++) {
            for (int i = 0; i < membranes[t].length; i++) {
                all++;
                if (t == 0 || membranes[t][i] != membranes[t - 1][i]) {
                    changed++;
                }
            }
        }
        return new NeuronUpdates(changed, all);
    }

    /** Returns the operations of the updates that changed a membrane. */
    public long effective(Cost cost) {
        return Math.multiplyExact(changed, (long) cost.operations);
    }

    /** Returns the operations of all updates. */
    public long dense(Cost cost) {
        return Math.multiplyExact(all, (long) cost.operations);
    }
}
