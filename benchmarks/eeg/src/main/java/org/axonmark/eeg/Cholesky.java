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
                double[] other = a[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                row[j] = i == j ? StrictMath.sqrt(sum) : sum / other[j];
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
}
