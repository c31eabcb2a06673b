package org.axonmark.hypothesis;

import java.util.Arrays;

/** The algorithms of {@link Hypothesis.Learner}, on examples whose label is their last number. Weights have one number a coordinate. */
final class Learning {

    /** Singular values below this share of the largest are taken for 0. */
    private static final double RANK = 1e-10;
    private static final double ORTHOGONAL = 1e-15;
    private static final int SWEEPS = 40;
    /** Stands for a variance of 0. */
    private static final double LEAST_NOISE = 1e-150;

    private Learning() {}

    /** Returns a count of steps or neighbours: rounded down, at least 0, NaN is 0. */
    static int count(double number) {
        return (int) Math.min(Math.max(number, 0), Limits.MAX_COUNT);
    }

    /** Least |y − Xw|² + strength |w|² by the singular values of X, found by turning pairs of columns until all are orthogonal. */
    static double[] ridge(double[][] examples, double strength) {
        int width = examples[0].length - 1;
        double[][] columns = new double[width][examples.length];
        double[][] turned = new double[width][width];
        for (int j = 0; j < width; j++) {
            turned[j][j] = 1;
            for (int i = 0; i < examples.length; i++) {
                columns[j][i] = examples[i][j];
            }
        }
        orthogonalise(columns, turned);
        double largest = 0;
        for (double[] column : columns) {
            largest = Math.max(largest, dot(column, column));
        }
        double[] weights = new double[width];
        for (int j = 0; j < width; j++) {
            double square = dot(columns[j], columns[j]);
            if (square > RANK * RANK * largest && square > 0) {
                double product = 0;
                for (int i = 0; i < examples.length; i++) {
                    product += columns[j][i] * examples[i][width];
                }
                for (int k = 0; k < width; k++) {
                    weights[k] += turned[j][k] * product / (square + strength);
                }
            }
        }
        return weights;
    }

    private static void orthogonalise(double[][] columns, double[][] turned) {
        boolean turning = true;
        for (int sweep = 0; sweep < SWEEPS && turning; sweep++) {
            turning = false;
            for (int p = 0; p < columns.length; p++) {
                for (int q = p + 1; q < columns.length; q++) {
                    double a = dot(columns[p], columns[p]);
                    double b = dot(columns[q], columns[q]);
                    double c = dot(columns[p], columns[q]);
                    if (Math.abs(c) > ORTHOGONAL * Math.sqrt(a) * Math.sqrt(b)) {
                        double half = (b - a) / (2 * c);
                        double tangent = Math.copySign(1, half) / (Math.abs(half) + Math.sqrt(1 + half * half));
                        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
                        turn(columns[p], columns[q], cosine, cosine * tangent);
                        turn(turned[p], turned[q], cosine, cosine * tangent);
                        turning = true;
                    }
                }
            }
        }
    }

    private static void turn(double[] p, double[] q, double cosine, double sine) {
        for (int i = 0; i < p.length; i++) {
            double one = p[i];
            p[i] = cosine * one - sine * q[i];
            q[i] = sine * one + cosine * q[i];
        }
    }

    static double[] descent(double[][] examples, int steps, double rate) {
        int width = examples[0].length - 1;
        double[] weights = new double[width];
        for (int step = 0; step < steps; step++) {
            double[] downhill = new double[width];
            for (double[] example : examples) {
                double left = example[width] - value(example, weights);
                for (int j = 0; j < width; j++) {
                    downhill[j] += example[j] * left;
                }
            }
            for (int j = 0; j < width; j++) {
                weights[j] += rate * downhill[j] / examples.length;
            }
        }
        return weights;
    }

    /** The mean over all vectors of signs, each weighted by its likelihood. */
    static double[] signs(double[][] examples, double size, double noise) {
        int width = examples[0].length - 1;
        double[][] vectors = new double[1 << width][width];
        double[] evidence = new double[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < width; j++) {
                vectors[i][j] = (i >> j & 1) == 0 ? -size : size;
            }
            double error = 0;
            for (double[] example : examples) {
                double left = example[width] - value(example, vectors[i]);
                error += left * left;
            }
            evidence[i] = -error / 2;
        }
        return mixture(vectors, evidence, Math.max(noise, LEAST_NOISE));
    }

    /** The mean over the place of the one weight, each place weighted by its evidence. */
    static double[] sparse(double[][] examples, double prior, double noise) {
        int width = examples[0].length - 1;
        double least = Math.max(noise, LEAST_NOISE);
        double[][] vectors = new double[width][width];
        double[] evidence = new double[width];
        for (int j = 0; j < width; j++) {
            double square = 0;
            double product = 0;
            for (double[] example : examples) {
                square += example[j] * example[j];
                product += example[j] * example[width];
            }
            vectors[j][j] = prior * product / (least + prior * square);
            evidence[j] = (vectors[j][j] * product - least * StrictMath.log(1 + prior * square / least)) / 2;
        }
        return mixture(vectors, evidence, least);
    }

    private static double[] mixture(double[][] vectors, double[] evidence, double noise) {
        double best = Arrays.stream(evidence).max().orElse(0);
        double all = 0;
        double[] mean = new double[vectors[0].length];
        for (int i = 0; i < vectors.length; i++) {
            double share = StrictMath.exp((evidence[i] - best) / noise);
            all += share;
            for (int j = 0; j < mean.length; j++) {
                mean[j] += share * vectors[i][j];
            }
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= all;
        }
        return mean;
    }

    /** The mean label of the k nearest; 0 of none. */
    static double nearest(double[][] examples, double[] point, int k) {
        int most = Math.min(k, examples.length);
        double[] distances = new double[examples.length];
        for (int i = 0; i < examples.length; i++) {
            for (int j = 0; j < point.length; j++) {
                distances[i] += (examples[i][j] - point[j]) * (examples[i][j] - point[j]);
            }
        }
        boolean[] taken = new boolean[examples.length];
        double sum = 0;
        for (int n = 0; n < most; n++) {
            int next = -1;
            for (int i = 0; i < examples.length; i++) {
                if (!taken[i] && (next < 0 || distances[i] < distances[next])) {
                    next = i;
                }
            }
            taken[next] = true;
            sum += examples[next][point.length];
        }
        return most == 0 ? 0 : sum / most;
    }

    /** The product of weights and coordinates; the label behind them is left alone. */
    private static double value(double[] example, double[] weights) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += example[j] * weights[j];
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
