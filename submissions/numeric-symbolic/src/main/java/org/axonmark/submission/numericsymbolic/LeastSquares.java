package org.axonmark.submission.numericsymbolic;

/**
 * Least squares, column by column: each is made orthogonal to those before it (twice, for accuracy), so that the error is known after each
 * and further columns can be tried without being kept. A column that those before it can make up gets the coefficient 0.
 */
final class LeastSquares {

    private static final double DEPENDENT = 1e-10;

    private final double[][] q;
    private final double[][] r;
    private final double[] projection;
    private final double[] residual;
    private final boolean[] kept;
    private int count;

    /**
     * Starts without columns.
     *
     * @param y what is to be explained
     * @param columns how many there will be at most
     */
    LeastSquares(double[] y, int columns) {
        q = new double[columns][];
        r = new double[columns][columns];
        projection = new double[columns];
        kept = new boolean[columns];
        residual = y.clone();
    }

    /** Keeps a column. */
    void add(double[] column) {
        double[] v = column.clone();
        double before = norm(v);
        double after = orthogonal(v, r[count]);
        q[count] = v;
        if (after > DEPENDENT * before && after > 0) {
            kept[count] = true;
            r[count][count] = after;
            for (int i = 0; i < v.length; i++) {
                v[i] /= after;
            }
            double dot = dot(v, residual);
            projection[count] = dot;
            for (int i = 0; i < v.length; i++) {
                residual[i] -= dot * v[i];
            }
        }
        count++;
    }

    private double orthogonal(double[] v, double[] weights) {
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < count; j++) {
                if (kept[j]) {
                    double dot = dot(q[j], v);
                    weights[j] += dot;
                    for (int i = 0; i < v.length; i++) {
                        v[i] -= dot * q[j][i];
                    }
                }
            }
        }
        return norm(v);
    }

    /** Returns the sum of squared errors. */
    double error() {
        return dot(residual, residual);
    }

    /** Returns what is not explained. */
    double[] residual() {
        return residual.clone();
    }

    /** Returns how much one more column would take off the sum of squared errors; nothing is kept. */
    double gain(double[] column) {
        double before = dot(column, column);
        double left = before;
        double share = dot(column, residual);
        for (int j = 0; j < count; j++) {
            if (kept[j]) {
                double dot = dot(q[j], column);
                left -= dot * dot;
            }
        }
        return left <= 1e-9 * before ? 0 : share * share / left;
    }

    /** Returns how much one more column and its product with x would take off; nothing is kept. */
    double gain(double[] column, double[] product) {
        double[] v = column.clone();
        double[] w = product.clone();
        double vBefore = norm(v);
        double wBefore = norm(w);
        double[] ignored = new double[Math.max(1, count)];
        double vNorm = orthogonal(v, ignored);
        orthogonal(w, ignored);
        if (vNorm <= 1e-8 * vBefore) {
            return 0;
        }
        double dot = dot(v, w) / (vNorm * vNorm);
        for (int i = 0; i < w.length; i++) {
            w[i] -= dot * v[i];
        }
        double first = dot(v, residual) / vNorm;
        double wNorm = norm(w);
        double second = wNorm <= 1e-8 * wBefore ? 0 : dot(w, residual) / wNorm;
        return first * first + second * second;
    }

    /** Returns one coefficient for each column. */
    double[] coefficients() {
        double[] solution = new double[count];
        for (int j = count - 1; j >= 0; j--) {
            if (kept[j]) {
                double sum = projection[j];
                for (int k = j + 1; k < count; k++) {
                    sum -= r[k][j] * solution[k];
                }
                solution[j] = sum / r[j][j];
            }
        }
        return solution;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
