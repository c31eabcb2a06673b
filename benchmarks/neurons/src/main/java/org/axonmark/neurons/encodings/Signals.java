package org.axonmark.neurons.encodings;

/** Shapes and bounds of signals. */
final class Signals {

    private Signals() {}

    static void checkThreshold(double threshold) {
        if (!(threshold > 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("threshold is " + threshold + "; give a finite number above 0");
        }
    }

    static void checkRow(double[] row, double[] start, int step) {
        if (row.length != start.length) {
            throw new IllegalArgumentException("row " + step + " has " + row.length + " channels and the start " + start.length);
        }
    }
}
