package org.axonmark.spiking.energy;

/**
 * Energy by a profile, in picojoules.
 *
 * @param operations of operations
 * @param addressing of working out addresses
 * @param memory of moving memory
 */
public record Energy(double operations, double addressing, double memory) {

    /** Returns the sum in picojoules. */
    public double picojoules() {
        return operations + addressing + memory;
    }

    /** Returns the sum in millijoules. */
    public double millijoules() {
        return picojoules() * 1e-9;
    }
}
