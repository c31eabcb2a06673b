package org.axonmark.neurons;

/** Bounds of parameters. */
final class Parameters {

    private Parameters() {}

    static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + "; give a finite number");
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + "; give a finite number above 0");
        }
    }

    /** A time constant in steps: at 1 or below nothing would be left to the next step. */
    static void timeConstant(double tau) {
        if (!(tau > 1) || Double.isInfinite(tau)) {
            throw new IllegalArgumentException("tau is " + tau + "; give a finite number of time steps above 1");
        }
    }

    static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + "; give a number from 0 to 1");
        }
    }

    static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
