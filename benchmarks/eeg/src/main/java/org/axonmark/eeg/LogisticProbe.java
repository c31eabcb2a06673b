package org.axonmark.eeg;

import java.util.Arrays;

/**
 * Binary logistic regression with balanced class weights: minimises Σ wᵢ log(1 + exp(−yᵢ(xᵢ·w + b))) + |w|²/2C over weights and a free
 * intercept, wᵢ = n/(2 nₖ), by Newton's method to a gradient norm of 1e-6. Features are z-scored on the training windows first (population
 * standard deviation, 0 taken as 1). With more features than windows it solves in the windows' span, where the optimum lies (representer
 * theorem).
 */
final class LogisticProbe {

    private static final double TOLERANCE = 1e-6;
    private static final int MAX_STEPS = 100;
    private static final int BLOCK = 8;

    /** A Hessian serves again, also for the next C, as long as each step makes the gradient this much smaller. */
    private static final double REUSE = 0.1;

    private final double[][] rows;
    private final double[][] columns;
    private final double[] decay;
    private final double[] signs;
    private final double[] classWeights;
    private final Standardiser standardiser;
    private final Span span;
    private final int dimensions;
    private double[] solution;
    private double[][] lossHessian = {};

    /**
     * Prepares a fit.
     *
     * @param features {@code [n][d]}
     * @param labels 0 or 1 for each window; both occur
     */
    LogisticProbe(double[][] features, int[] labels) {
        standardiser = Standardiser.of(features);
        double[][] scaled = standardiser.apply(features);
        span = Span.of(scaled);
        rows = span.apply(scaled);
        dimensions = rows[0].length;
        columns = new double[dimensions][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < dimensions; k++) {
                columns[k][i] = rows[i][k];
            }
        }
        decay = new double[rows.length];
        long positives = Arrays.stream(labels).filter(label -> label == 1).count();
        signs = Arrays.stream(labels).mapToDouble(label -> label == 1 ? 1 : -1).toArray();
        classWeights = Arrays.stream(labels)
                .mapToDouble(label -> labels.length / (2.0 * (label == 1 ? positives : labels.length - positives)))
                .toArray();
        solution = new double[dimensions + 1];
    }

    /** Solves for a strength of regularisation, starting at the last solution. */
    LogisticProbe fit(double c) {
        double[] w = solution.clone();
        double[] margins = margins(w);
        double objective = objective(w, margins, c);
        double[] slope = new double[rows.length];
        double[] curvature = new double[rows.length];
        double normBefore = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MAX_STEPS; step++) {
            for (int i = 0; i < rows.length; i++) {
                double p = (signs[i] * margins[i] > 0 ? decay[i] : 1) / (1 + decay[i]);
                slope[i] = -classWeights[i] * signs[i] * p;
                curvature[i] = classWeights[i] * p * (1 - p);
            }
            double[] gradient = gradient(slope, w, c);
            double norm = norm(gradient);
            if (norm <= TOLERANCE) {
                break;
            }
            if (lossHessian.length == 0 || norm > REUSE * normBefore) {
                lossHessian = lossHessian(curvature);
            }
            normBefore = norm;
            double[] direction = Cholesky.solve(ridged(lossHessian, c), gradient);
            double size = 1;
            double[] next = w;
            double[] nextMargins = margins;
            double nextObjective = Double.POSITIVE_INFINITY;
            for (int halving = 0; halving < 40 && !(nextObjective <= objective + 1e-12 * Math.abs(objective)); halving++) {
                next = minus(w, direction, size);
                nextMargins = margins(next);
                nextObjective = objective(next, nextMargins, c);
                size /= 2;
            }
            w = next;
            margins = nextMargins;
            objective = nextObjective;
        }
        solution = w;
        return this;
    }

    /** Returns the log-odds of class 1 for each window. */
    double[] logOdds(double[][] features) {
        double[][] mapped = span.apply(standardiser.apply(features));
        double[] odds = new double[mapped.length];
        for (int i = 0; i < odds.length; i++) {
            odds[i] = dot(mapped[i], solution);
        }
        return odds;
    }

    private double[] margins(double[] w) {
        double[] margins = new double[rows.length];
        Arrays.fill(margins, w[dimensions]);
        int k = 0;
        for (; k + 3 < dimensions; k += 4) {
            addFour(margins, columns, k, w, margins.length);
        }
        for (; k < dimensions; k++) {
            addOne(margins, columns[k], w[k], margins.length);
        }
        return margins;
    }

    private double dot(double[] row, double[] w) {
        double sum = w[dimensions];
        for (int k = 0; k < dimensions; k++) {
            sum += row[k] * w[k];
        }
        return sum;
    }

    private double objective(double[] w, double[] margins, double c) {
        double loss = 0;
        for (int i = 0; i < margins.length; i++) {
            double m = signs[i] * margins[i];
            double e = StrictMath.exp(-Math.abs(m));
            decay[i] = e;
            loss += classWeights[i] * (Math.max(-m, 0) + StrictMath.log1p(e));
        }
        double squares = 0;
        for (int k = 0; k < dimensions; k++) {
            squares += w[k] * w[k];
        }
        return loss + squares / (2 * c);
    }

    private double[] gradient(double[] slope, double[] w, double c) {
        double[] gradient = new double[dimensions + 1];
        int i = 0;
        for (; i + 3 < rows.length; i += 4) {
            addFour(gradient, rows, i, slope, dimensions);
        }
        for (; i < rows.length; i++) {
            addOne(gradient, rows[i], slope[i], dimensions);
        }
        for (double one : slope) {
            gradient[dimensions] += one;
        }
        for (int k = 0; k < dimensions; k++) {
            gradient[k] += w[k] / c;
        }
        return gradient;
    }

    private double[][] ridged(double[][] triangle, double c) {
        double[][] ridged = new double[triangle.length][];
        for (int k = 0; k < triangle.length; k++) {
            ridged[k] = Arrays.copyOf(triangle[k], k + 1);
            ridged[k][k] += k < dimensions ? 1 / c : 0;
        }
        return ridged;
    }

    /** The lower triangle of Σ cᵢ xᵢ xᵢᵀ, the intercept last; eight windows at a time, so that each sum is loaded and stored less often. */
    private double[][] lossHessian(double[] curvature) {
        double[][] hessian = new double[dimensions + 1][dimensions + 1];
        int i = 0;
        for (; i + BLOCK <= rows.length; i += BLOCK) {
            for (int a = 0; a < dimensions; a++) {
                addEight(hessian[a], i, a, curvature);
            }
        }
        for (; i < rows.length; i++) {
            for (int a = 0; a < dimensions; a++) {
                addOne(hessian[a], rows[i], curvature[i] * rows[i][a], a + 1);
            }
        }
        double[] last = hessian[dimensions];
        for (int row = 0; row < rows.length; row++) {
            addOne(last, rows[row], curvature[row], dimensions);
            last[dimensions] += curvature[row];
        }
        return hessian;
    }

    private void addEight(double[] sums, int from, int a, double[] factors) {
        double[] r0 = rows[from];
        double[] r1 = rows[from + 1];
        double[] r2 = rows[from + 2];
        double[] r3 = rows[from + 3];
        double[] r4 = rows[from + 4];
        double[] r5 = rows[from + 5];
        double[] r6 = rows[from + 6];
        double[] r7 = rows[from + 7];
        double f0 = factors[from] * r0[a];
        double f1 = factors[from + 1] * r1[a];
        double f2 = factors[from + 2] * r2[a];
        double f3 = factors[from + 3] * r3[a];
        double f4 = factors[from + 4] * r4[a];
        double f5 = factors[from + 5] * r5[a];
        double f6 = factors[from + 6] * r6[a];
        double f7 = factors[from + 7] * r7[a];
        for (int b = 0; b <= a; b++) {
            sums[b] += ((f0 * r0[b] + f1 * r1[b]) + (f2 * r2[b] + f3 * r3[b]))
                    + ((f4 * r4[b] + f5 * r5[b]) + (f6 * r6[b] + f7 * r7[b]));
        }
    }

    private static void addFour(double[] sums, double[][] vectors, int from, double[] factors, int length) {
        double[] v0 = vectors[from];
        double[] v1 = vectors[from + 1];
        double[] v2 = vectors[from + 2];
        double[] v3 = vectors[from + 3];
        double f0 = factors[from];
        double f1 = factors[from + 1];
        double f2 = factors[from + 2];
        double f3 = factors[from + 3];
        for (int k = 0; k < length; k++) {
            sums[k] += (f0 * v0[k] + f1 * v1[k]) + (f2 * v2[k] + f3 * v3[k]);
        }
    }

    private static void addOne(double[] sums, double[] vector, double factor, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] += factor * vector[k];
        }
    }

    private static double[] minus(double[] from, double[] direction, double size) {
        double[] result = new double[from.length];
        for (int k = 0; k < result.length; k++) {
            result[k] = from[k] - size * direction[k];
        }
        return result;
    }

    private static double norm(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return StrictMath.sqrt(squares);
    }
}
