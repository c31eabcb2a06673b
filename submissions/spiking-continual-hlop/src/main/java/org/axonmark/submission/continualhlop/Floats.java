package org.axonmark.submission.continualhlop;

/** Sums over rows of numbers, always in the same order. */
final class Floats {

    private static final int LANES = 4;

    private Floats() {}

    /** Adds so many times a row to another. */
    static void add(float[] target, float[] what, float times) {
        if (times != 0) {
            for (int i = 0; i < what.length; i++) {
                target[i] += times * what[i];
            }
        }
    }

    /** Returns the scalar product, summed in four lanes. */
    static float dot(float[] a, float[] b) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int whole = a.length - a.length % LANES;
        for (int i = 0; i < whole; i += LANES) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (int i = whole; i < a.length; i++) {
            first += a[i] * b[i];
        }
        return first + second + (third + fourth);
    }
}
