package org.axonmark.submission.spikestensorfactors;

/**
 * Non-negative factors of a tensor of counts {@code [window][from][to]}: the sum over components of a number for the window, one for the source and
 * one for the target. Fitted by the multiplicative updates for Poisson counts (Lee and Seung 1999, Chi and Kolda 2012); the diagonal counts as
 * missing.
 */
final class Factors {

    private static final double TINY = 1e-12;

    private final double[][][] counts;
    private final int components;
    private final double[][] window;
    private final double[][] from;
    private final double[][] to;

    /**
     * Starts from factors that are all different, so that components part.
     *
     * @param counts none negative; both other sides are as long
     */
    Factors(double[][][] counts, int components) {
        this.counts = counts;
        this.components = components;
        this.window = start(counts.length, components, 0.754877666);
        this.from = start(counts[0].length, components, 0.569840291);
        this.to = start(counts[0].length, components, 0.819172513);
    }

    /** Multiples of an irrational number, less their whole part, between ½ and 3⁄2. */
    private static double[][] start(int length, int components, double irrational) {
        double[][] factor = new double[length][components];
        for (int i = 0; i < length; i++) {
            for (int r = 0; r < components; r++) {
                double turn = (i * components + r + 1) * irrational;
                factor[i][r] = 0.5 + turn - Math.floor(turn);
            }
        }
        return factor;
    }

    /** Updates all factors, each given the others, so many times. */
    void fit(int rounds) {
        for (int round = 0; round < rounds; round++) {
            update(window, 0);
            update(from, 1);
            update(to, 2);
        }
    }

    private void update(double[][] factor, int side) {
        double[][] ratio = new double[factor.length][components];
        double[][] whole = new double[factor.length][components];
        for (int w = 0; w < counts.length; w++) {
            for (int i = 0; i < from.length; i++) {
                for (int j = 0; j < to.length; j++) {
                    if (i == j) {
                        continue;
                    }
                    double share = counts[w][i][j] / Math.max(expected(w, i, j), TINY);
                    int at = side == 0 ? w : side == 1 ? i : j;
                    for (int r = 0; r < components; r++) {
                        double others = (side == 0 ? 1 : window[w][r]) * (side == 1 ? 1 : from[i][r]) * (side == 2 ? 1 : to[j][r]);
                        ratio[at][r] += share * others;
                        whole[at][r] += others;
                    }
                }
            }
        }
        for (int at = 0; at < factor.length; at++) {
            for (int r = 0; r < components; r++) {
                factor[at][r] *= ratio[at][r] / Math.max(whole[at][r], TINY);
            }
        }
    }

    /** Returns what the factors expect of a place. */
    double expected(int w, int i, int j) {
        double sum = 0;
        for (int r = 0; r < components; r++) {
            sum += window[w][r] * from[i][r] * to[j][r];
        }
        return sum;
    }
}
