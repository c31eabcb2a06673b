package org.axonmark.eeg;

/** Solves positive definite systems. */
final class Cholesky {

    private Cholesky() {}

    /** Returns x with A x = b; only the lower triangle of A is read, and it is overwritten. */
    static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) {
            double[] row = a[i];
            for (int j = 0; j <= i; j++) {
                double sum = row[j] - dot(row, a[j], j);
                row[j] = i == j ? StrictMath.sqrt(sum) : sum / a[j][j];
            }
        }
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= a[i][k] * x[k];
            }
            x[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            x[i] /= a[i][i];
            for (int k = 0; k < i; k++) {
                x[k] -= a[i][k] * x[i];
            }
        }
        return x;
    }

    /** Four sums side by side, added in one fixed order. */
    private static double dot(double[] a, double[] b, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            s0 += a[k] * b[k];
            s1 += a[k + 1] * b[k + 1];
            s2 += a[k + 2] * b[k + 2];
            s3 += a[k + 3] * b[k + 3];
        }
        for (; k < length; k++) {
            s0 += a[k] * b[k];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
