package org.axonmark.eeg;

/** Solves positive definite systems A x = b by A = L Lᵀ. */
final class Cholesky {

    private Cholesky() {}

    /** Turns the lower triangle of A into L. */
    static void factor(double[][] a) {
        for (int i = 0; i < a.length; i++) {
            double[] row = a[i];
            for (int j = 0; j <= i; j++) {
                double sum = row[j] - dot(row, a[j], j);
                row[j] = i == j ? StrictMath.sqrt(sum) : sum / a[j][j];
            }
        }
    }

    /** Returns x for a given L. */
    static double[] solve(double[][] l, double[] b) {
        double[] x = b.clone();
        for (int i = 0; i < x.length; i++) {
            x[i] = (x[i] - dot(l[i], x, i)) / l[i][i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            double[] row = l[i];
            double solved = x[i] / row[i];
            x[i] = solved;
            for (int k = 0; k < i; k++) {
                x[k] -= row[k] * solved;
            }
        }
        return x;
    }

    /** The inner product of the first elements: four sums side by side, added in one fixed order. */
    static double dot(double[] a, double[] b, int length) {
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
