package org.axonmark.submission.spikesgranger;

/** The inverse of a symmetric matrix that is positive definite, by Cholesky's factor. */
public final class Inverse {

    private Inverse() {}

    /**
     * Returns the inverse; the matrix is left as it is.
     *
     * @throws IllegalArgumentException if it is not positive definite
     */
    public static double[][] of(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j] - dot(lower[i], lower[j], 0, j);
                if (i == j && !(rest > 0)) {
                    throw new IllegalArgumentException("the matrix is not positive definite at row " + i);
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
        // Columns of the factor's inverse, each from its diagonal down, so that products run along rows.
        double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
            columns[j][j] = 1 / lower[j][j];
            for (int i = j + 1; i < n; i++) {
                columns[j][i] = -dot(lower[i], columns[j], j, i) / lower[i][i];
            }
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                inverse[i][j] = dot(columns[i], columns[j], i, n);
                inverse[j][i] = inverse[i][j];
            }
        }
        return inverse;
    }

    private static double dot(double[] a, double[] b, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
