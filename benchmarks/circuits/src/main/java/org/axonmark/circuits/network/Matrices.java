package org.axonmark.circuits.network;

import org.jspecify.annotations.Nullable;

/**
 * Products of row-major matrices. Each sum runs in one fixed order, whatever way is taken: the ways differ in which sums are worked out beside each
 * other, by the shape alone.
 */
final class Matrices {

    /** From so many rows on it pays to lay a matrix out anew for them. */
    private static final int MANY = 10;

    /** From so many columns on it pays to work out a whole row at once. */
    private static final int WIDE = 16;

    private Matrices() {}

    /**
     * Returns x w + b.
     *
     * @param x {@code [n][a]}
     * @param w {@code [a][b]}
     * @param bias {@code [b]}
     */
    static double[] product(double[] x, double[] w, double[] bias, int a) {
        return product(x, w, bias, a, bias.length, 1);
    }

    /**
     * Returns x w + b for several w beside each other.
     *
     * @param x {@code [n][a]}
     * @param w each {@code [a][b]}
     * @param biases each {@code [b]}
     */
    static double[][] products(double[] x, double[][] w, double[][] biases, int a) {
        int b = biases[0].length;
        int across = w.length * b;
        double[] all = new double[a * across];
        double[] bias = new double[across];
        for (int m = 0; m < w.length; m++) {
            System.arraycopy(biases[m], 0, bias, m * b, b);
            for (int k = 0; k < a; k++) {
                System.arraycopy(w[m], k * b, all, k * across + m * b, b);
            }
        }
        double[] product = product(x, all, bias, a);
        double[][] y = new double[w.length][product.length / w.length];
        for (int at = 0; at < product.length; at += b) {
            System.arraycopy(product, at, y[at / b % w.length], at / across * b, b);
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
        return product(g, w, new double[w.length / b], b, 1, b);
    }

    /** Returns x w + b, where w at k and j is at k · down + j · across. */
    private static double[] product(double[] x, double[] w, double[] bias, int a, int down, int across) {
        boolean wide = x.length / a >= MANY && bias.length >= WIDE;
        return wide ? byRows(x, w, bias, a, down, across) : byTiles(x, w, bias, a, down, across);
    }

    /** Works out eight sums beside each other, of two rows and four columns: enough to keep a processor's adders busy, few enough for its registers. */
    private static double[] byTiles(double[] x, double[] w, double[] bias, int a, int down, int across) {
        int b = bias.length;
        int n = x.length / a;
        double[] y = new double[n * b];
        int tiled = b - b % 4;
        for (int i = 0; i < n; i += 2) {
            // An odd last row is worked out twice.
            int next = Math.min(i + 1, n - 1);
            for (int j = 0; j < tiled; j += 4) {
                tile(x, i * a, next * a, w, j * across, bias, j, y, i * b + j, next * b + j, a, down, across);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = tiled; j < b; j++) {
                double sum = bias[j];
                for (int k = 0; k < a; k++) {
                    sum += x[i * a + k] * w[k * down + j * across];
                }
                y[i * b + j] = sum;
            }
        }
        return y;
    }

    private static void tile(double[] x, int row, int next, double[] w, int from, double[] bias, int column, double[] y, int to, int toNext,
            int a, int down, int across) {
        double s0 = bias[column];
        double s1 = bias[column + 1];
        double s2 = bias[column + 2];
        double s3 = bias[column + 3];
        double t0 = s0;
        double t1 = s1;
        double t2 = s2;
        double t3 = s3;
        int at = from;
        for (int k = 0; k < a; k++) {
            double u = x[row + k];
            double v = x[next + k];
            double w0 = w[at];
            double w1 = w[at + across];
            double w2 = w[at + 2 * across];
            double w3 = w[at + 3 * across];
            s0 += u * w0;
            s1 += u * w1;
            s2 += u * w2;
            s3 += u * w3;
            t0 += v * w0;
            t1 += v * w1;
            t2 += v * w2;
            t3 += v * w3;
            at += down;
        }
        y[to] = s0;
        y[to + 1] = s1;
        y[to + 2] = s2;
        y[to + 3] = s3;
        y[toNext] = t0;
        y[toNext + 1] = t1;
        y[toNext + 2] = t2;
        y[toNext + 3] = t3;
    }

    /** Works out a row of sums beside each other. The compiler uses vectors only for arrays that are read at one index, so each row of w is its own. */
    private static double[] byRows(double[] x, double[] w, double[] bias, int a, int down, int across) {
        int b = bias.length;
        int n = x.length / a;
        double[][] rows = new double[a][b];
        for (int k = 0; k < a; k++) {
            for (int j = 0; j < b; j++) {
                rows[k][j] = w[k * down + j * across];
            }
        }
        double[] y = new double[n * b];
        double[] sums = new double[b];
        for (int i = 0; i < n; i++) {
            System.arraycopy(bias, 0, sums, 0, b);
            int k = 0;
            for (int at = i * a; k + 4 <= a; k += 4, at += 4) {
                add(sums, rows[k], x[at], rows[k + 1], x[at + 1], rows[k + 2], x[at + 2], rows[k + 3], x[at + 3]);
            }
            for (; k < a; k++) {
                add(sums, rows[k], x[i * a + k]);
            }
            System.arraycopy(sums, 0, y, i * b, b);
        }
        return y;
    }

    private static void add(double[] sums, double[] a, double v, double[] b, double w, double[] c, double x, double[] d, double z) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] + v * a[i] + w * b[i] + x * c[i] + z * d[i];
        }
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
