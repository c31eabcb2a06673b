package org.axonmark.submission.numerickan;

/** Least squares by damped normal equations. */
final class LeastSquares {

    private static final double LEAST = 1e-13;

    private LeastSquares() {}

    /**
     * Returns what minimises the squared distance of a sum of columns to a target, plus a penalty on each squared coefficient.
     *
     * @param columns each as long as the target
     * @param damping penalty, as a part of the column's own sum of squares
     */
    static double[] solve(double[][] columns, double[] target, double damping) {
        int m = columns.length;
        double[][] lower = new double[m][m];
        double[] z = new double[m];
        for (int i = 0; i < m; i++) {
            double own = dot(columns[i], columns[i]);
            double pivot = own * (1 + damping);
            double value = dot(columns[i], target);
            for (int j = 0; j < i; j++) {
                double sum = dot(columns[i], columns[j]);
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = lower[j][j] > 0 ? sum / lower[j][j] : 0;
                pivot -= lower[i][j] * lower[i][j];
                value -= lower[i][j] * z[j];
            }
            if (pivot > LEAST * own) {
                lower[i][i] = Math.sqrt(pivot);
                z[i] = value / lower[i][i];
            }
        }
        for (int i = m - 1; i >= 0; i--) {
            if (lower[i][i] > 0) {
                for (int j = i + 1; j < m; j++) {
                    z[i] -= lower[j][i] * z[j];
                }
                z[i] /= lower[i][i];
            }
        }
        return z;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
