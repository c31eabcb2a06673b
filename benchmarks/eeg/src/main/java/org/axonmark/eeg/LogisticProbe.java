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

    private final double[][] rows;
    private final double[] signs;
    private final double[] classWeights;
    private final Standardiser standardiser;
    private final Span span;
    private final int dimensions;
    private double[] solution;

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
        for (int step = 0; step < MAX_STEPS; step++) {
            for (int i = 0; i < rows.length; i++) {
                double p = 1 / (1 + StrictMath.exp(signs[i] * margins[i]));
                slope[i] = -classWeights[i] * signs[i] * p;
                curvature[i] = classWeights[i] * p * (1 - p);
            }
            double[] gradient = gradient(slope, w, c);
            if (norm(gradient) <= TOLERANCE) {
                break;
            }
            double[] direction = Cholesky.solve(hessian(curvature, c), gradient);
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
        for (int i = 0; i < margins.length; i++) {
            margins[i] = dot(rows[i], w);
        }
        return margins;
    }

    private double dot(double[] row, double[] w) {
        double a = w[dimensions];
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 3 < dimensions; k += 4) {
            a += row[k] * w[k];
            b += row[k + 1] * w[k + 1];
            c += row[k + 2] * w[k + 2];
            d += row[k + 3] * w[k + 3];
        }
        for (; k < dimensions; k++) {
            a += row[k] * w[k];
        }
        return (a + b) + (c + d);
    }

    private double objective(double[] w, double[] margins, double c) {
        double loss = 0;
        for (int i = 0; i < margins.length; i++) {
            double m = signs[i] * margins[i];
            loss += classWeights[i] * (Math.max(-m, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(m))));
        }
        double squares = 0;
        for (int k = 0; k < dimensions; k++) {
            squares += w[k] * w[k];
        }
        return loss + squares / (2 * c);
    }

    private double[] gradient(double[] slope, double[] w, double c) {
        double[] gradient = new double[dimensions + 1];
        for (int i = 0; i < rows.length; i++) {
            double s = slope[i];
            double[] row = rows[i];
            for (int k = 0; k < dimensions; k++) {
                gradient[k] += s * row[k];
            }
            gradient[dimensions] += s;
        }
        for (int k = 0; k < dimensions; k++) {
            gradient[k] += w[k] / c;
        }
        return gradient;
    }

    private double[][] hessian(double[] curvature, double c) {
        double[][] hessian = new double[dimensions + 1][dimensions + 1];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            for (int a = 0; a < dimensions; a++) {
                double s = curvature[i] * row[a];
                double[] line = hessian[a];
                for (int b = 0; b <= a; b++) {
                    line[b] += s * row[b];
                }
            }
            double[] last = hessian[dimensions];
            for (int b = 0; b < dimensions; b++) {
                last[b] += curvature[i] * row[b];
            }
            last[dimensions] += curvature[i];
        }
        for (int k = 0; k < dimensions; k++) {
            hessian[k][k] += 1 / c;
        }
        return hessian;
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
