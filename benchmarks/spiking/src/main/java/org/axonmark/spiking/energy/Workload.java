package org.axonmark.spiking.energy;

import org.axonmark.spiking.count.Operations;

/**
 * What an item makes a machine do, by one counting rule.
 *
 * @param operations of products and neurons
 * @param addressing operations that work out addresses; none where they are not counted
 * @param inputs activations read
 * @param outputs activations written
 * @param parameters weights and biases read
 * @param states membranes and other states of neurons read and written
 */
public record Workload(Operations operations, Operations addressing, Traffic inputs, Traffic outputs, Traffic parameters, Traffic states) {

    /**
     * Memory moved.
     *
     * @param bytes moved, either way
     * @param bufferBytes size of the memory that holds them
     */
    public record Traffic(long bytes, long bufferBytes) {

        /** Nothing moved. */
        public static final Traffic NONE = new Traffic(0, 0);

        /** Checks the sizes. */
        public Traffic {
            if (bytes < 0 || bufferBytes < 0) {
                throw new IllegalArgumentException("traffic of " + bytes + " bytes from " + bufferBytes + "; both are at least 0");
            }
        }

        /** Returns the traffic of states that are read and written once a time step. */
        public static Traffic ofStates(long stateBytes, int steps) {
            return new Traffic(Math.multiplyExact(Math.multiplyExact(2L, stateBytes), (long) steps), stateBytes);
        }
    }

    /** Returns a workload of which only operations are known. */
    public static Workload of(Operations operations) {
        return new Workload(operations, Operations.NONE, Traffic.NONE, Traffic.NONE, Traffic.NONE, Traffic.NONE);
    }
}
