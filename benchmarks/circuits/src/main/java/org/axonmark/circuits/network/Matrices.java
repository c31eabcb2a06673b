package org.axonmark.circuits.network;

import org.jspecify.annotations.Nullable;

/** Products of row-major matrices; each sum runs in one fixed order. */
final class Matrices {

    private Matrices() {}

    /**
     * Returns x w + b.
     *
     * @param x {@code [n][a]}
     * @param w {@code [a][b]}
     * @param bias {@code [b]}
     */
    static double[] product(double[] x, double[] w, double[] bias, int a) {
        int b = bias.length;
        int n = x.length / a;
        double[] y = new double[n * b];
        for (int i = 0; i < n; i++) {
            System.arraycopy(bias, 0, y, i * b, b);
            for (int k = 0; k < a; k++) {
                double value = x[i * a + k];
                if (value != 0) {
                    for (int j = 0; j < b; j++) {
                        y[i * b + j] += value * w[k * b + j];
                    }
                }
            }
        }
        return y;
    }

    /**
     * Returns g wᵀ.
     *
     * @param g {@code [n][b]}
     * @param w {@code [a][b]}
     */
    static double[] transposed(double[] g, double[] w, int b) {
        int a = w.length / b;
        int n = g.length / b;
        double[] y = new double[n * a];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < a; k++) {
                double sum = 0;
                for (int j = 0; j < b; j++) {
                    sum += g[i * b + j] * w[k * b + j];
                }
                y[i * a + k] = sum;
            }
        }
        return y;
    }

    /** Returns a + b, or a copy of b if there is no a. */
    static double[] sum(double @Nullable [] a, double[] b) {
        double[] sum = b.clone();
        if (a != null) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = a[i] + b[i];
            }
        }
        return sum;
    }

    /** Adds b to a. */
    static void add(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += b[i];
        }
    }

    /** Adds b, times a number, to a. */
    static void add(double[] a, double[] b, double times) {
        for (int i = 0; i < a.length; i++) {
            a[i] += times * b[i];
        }
    }
}
