package org.axonmark.submission.numericsymbolic;

import java.util.stream.IntStream;

/**
 * Least squares, column by column: each is made orthogonal to those before it (twice, for accuracy), so that the error is known after each
 * and further columns can be tried without being kept. A column that those before it can make up gets the coefficient 0.
 */
final class LeastSquares {

    private static final double DEPENDENT = 1e-10;
    private static final double TRIED = 1e-6;

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
            subtract(residual, dot, v);
        }
        count++;
    }

    private double orthogonal(double[] v, double[] weights) {
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < count; j++) {
                if (kept[j]) {
                    double dot = dot(q[j], v);
                    weights[j] += dot;
                    subtract(v, dot, q[j]);
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

    /** Returns how much further columns would take off the sum of squared errors; none is kept. */
    double gain(double[]... columns) {
        double[][] own = new double[columns.length][];
        int made = 0;
        double gain = 0;
        for (double[] column : columns) {
            double[] v = column.clone();
            double before = norm(v);
            for (int j = 0; j < count; j++) {
                if (kept[j]) {
                    subtract(v, dot(q[j], v), q[j]);
                }
            }
            for (int j = 0; j < made; j++) {
                subtract(v, dot(own[j], v), own[j]);
            }
            double after = norm(v);
            if (after > TRIED * before) {
                double share = dot(v, residual) / after;
                gain += share * share;
                for (int i = 0; i < v.length; i++) {
                    v[i] /= after;
                }
                own[made++] = v;
            }
        }
        return gain;
    }

    private static void subtract(double[] from, double times, double[] what) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= times * what[i];
        }
    }

    /** Returns the orthonormal columns that make up what those added make up. */
    double[][] basis() {
        return IntStream.range(0, count).filter(j -> kept[j]).mapToObj(j -> q[j]).toArray(double[][]::new);
    }

    /** Returns the columns added as they stand in the basis: distances to a target there differ from those here by {@link #error()}. */
    double[][] reduced() {
        int[] places = IntStream.range(0, count).filter(j -> kept[j]).toArray();
        return IntStream.range(0, count).mapToObj(k -> IntStream.of(places).mapToDouble(j -> r[k][j]).toArray()).toArray(double[][]::new);
    }

    /** Returns what is to be explained as it stands in the basis. */
    double[] reducedTarget() {
        return IntStream.range(0, count).filter(j -> kept[j]).mapToDouble(j -> projection[j]).toArray();
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
