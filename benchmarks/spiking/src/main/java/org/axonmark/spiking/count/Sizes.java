package org.axonmark.spiking.count;

/** Sizes of operands. */
final class Sizes {

    private Sizes() {}

    static void check(String operand, float[] entries, int expected) {
        if (entries.length != expected) {
            throw new IllegalArgumentException("a " + operand + " of " + entries.length + " entries where the shape says " + expected);
        }
    }
}
