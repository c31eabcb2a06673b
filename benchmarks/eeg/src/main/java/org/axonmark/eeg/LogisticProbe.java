package org.axonmark.eeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Logistic regression with balanced class weights: minimises Σ wᵢ·loss(xᵢ) + |W|²/2C over weights and free intercepts to a gradient norm of
 * 1e-6, wᵢ = n/(K nₖ). Two classes have one weight vector, the log-odds of class 1; more have one each, joined by softmax. Features are
 * z-scored on the training windows first (population standard deviation, 0 taken as 1). With more features than windows it solves in the
 * windows' span, where the optimum lies (representer theorem).
 *
 * <p>The minimiser is limited-memory BFGS (Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 7.4 and 7.5) whose initial
 * matrix is each weight vector's own Hessian, ridge included, by its Cholesky factor: its first step for two classes is Newton's. A Hessian
 * costs as much as some ten gradients, so one serves on, also for the next C, until steps gain too little. What steps have shown of the
 * curvature serves on too, since another ridge changes it by a known amount.
 */
final class LogisticProbe {

    private static final double TOLERANCE = 1e-6;
    private static final int MAX_STEPS = 1000;
    private static final int MEMORY = 20;

    /** A Hessian is made anew when a step leaves more of the gradient than this. */
    private static final double REUSE = 0.6;

    private final Standardiser standardiser;
    private final Span span;
    private final LogisticLoss loss;
    private final int size;
    private final List<double[]> steps = new ArrayList<>();
    private final List<double[]> changes = new ArrayList<>();
    private double[] solution;
    private double[][][] hessians = {};
    private double[][] weights = {};
    private double ridge;

    /**
     * Prepares a fit.
     *
     * @param features {@code [n][d]}
     * @param labels one for each window, from 0; each class occurs
     * @param classes how many there are, at least 2
     */
    LogisticProbe(double[][] features, int[] labels, int classes) {
        standardiser = Standardiser.of(features);
        double[][] scaled = standardiser.apply(features);
        span = Span.of(scaled);
        loss = new LogisticLoss(span.apply(scaled), labels, classes);
        size = loss.size();
        solution = new double[loss.outputs() * size];
    }

    /** Solves for a strength of regularisation, starting at the last solution. */
    LogisticProbe fit(double c) {
        moveRidge(1 / c);
        double[] w = solution;
        double objective = loss.at(w, ridge);
        double[] gradient = loss.gradient(w, ridge);
        double norm = norm(gradient);
        double normBefore = Double.POSITIVE_INFINITY;
        double[][][] factors = {};
        for (int step = 0; step < MAX_STEPS && norm > TOLERANCE; step++) {
            if (hessians.length == 0 || norm > REUSE * normBefore) {
                hessians = loss.hessians();
                steps.clear();
                changes.clear();
                factors = new double[0][][];
            }
            if (factors.length == 0) {
                factors = factors();
            }
            double[] direction = direction(gradient, factors);
            double[] next = w;
            double nextObjective = Double.POSITIVE_INFINITY;
            double length = 1;
            for (int halving = 0; halving < 40 && !(nextObjective <= objective + 1e-12 * Math.abs(objective)); halving++) {
                next = plus(w, direction, -length);
                nextObjective = loss.at(next, ridge);
                length /= 2;
            }
            double[] nextGradient = loss.gradient(next, ridge);
            remember(plus(next, w, -1), plus(nextGradient, gradient, -1));
            w = next;
            objective = nextObjective;
            gradient = nextGradient;
            normBefore = norm;
            norm = norm(gradient);
        }
        solution = w;
        weights = weights();
        return this;
    }

    /** Returns for each window the log-odds of class 1, or with more than two classes each class's logit. */
    double[][] logits(double[][] features) {
        double[][] logits = new double[features.length][weights.length];
        for (int i = 0; i < features.length; i++) {
            double[] centred = plus(features[i], standardiser.mean(), -1);
            for (int o = 0; o < weights.length; o++) {
                logits[i][o] = Cholesky.dot(centred, weights[o], centred.length) + solution[(o + 1) * size - 1];
            }
        }
        return logits;
    }

    /** The weights as they act on centred features. */
    private double[][] weights() {
        double[][] mapped = new double[loss.outputs()][];
        for (int o = 0; o < mapped.length; o++) {
            mapped[o] = span.back(Arrays.copyOfRange(solution, o * size, (o + 1) * size - 1));
            for (int k = 0; k < mapped[o].length; k++) {
                mapped[o][k] /= standardiser.scale()[k];
            }
        }
        return mapped;
    }

    private void moveRidge(double to) {
        for (int p = 0; p < steps.size(); p++) {
            double[] change = changes.get(p);
            for (int k = 0; k < change.length; k++) {
                change[k] += loss.isIntercept(k) ? 0 : (to - ridge) * steps.get(p)[k];
            }
        }
        ridge = to;
    }

    private void remember(double[] step, double[] change) {
        if (Cholesky.dot(step, change, step.length) > 0) {
            steps.add(step);
            changes.add(change);
        }
        if (steps.size() > MEMORY) {
            steps.removeFirst();
            changes.removeFirst();
        }
    }

    /** The two-loop recursion: what the gradient is, seen through the approximate inverse Hessian. */
    private double[] direction(double[] gradient, double[][][] factors) {
        double[] rest = gradient;
        double[] along = new double[steps.size()];
        for (int p = steps.size() - 1; p >= 0; p--) {
            along[p] = dot(steps.get(p), rest) / dot(steps.get(p), changes.get(p));
            rest = plus(rest, changes.get(p), -along[p]);
        }
        double[] direction = new double[rest.length];
        for (int o = 0; o < factors.length; o++) {
            double[] part = Cholesky.solve(factors[o], Arrays.copyOfRange(rest, o * size, (o + 1) * size));
            System.arraycopy(part, 0, direction, o * size, size);
        }
        for (int p = 0; p < steps.size(); p++) {
            double back = dot(changes.get(p), direction) / dot(steps.get(p), changes.get(p));
            direction = plus(direction, steps.get(p), along[p] - back);
        }
        return direction;
    }

    private double[][][] factors() {
        double[][][] factors = new double[hessians.length][size][];
        for (int o = 0; o < factors.length; o++) {
            for (int k = 0; k < size; k++) {
                factors[o][k] = Arrays.copyOf(hessians[o][k], k + 1);
                factors[o][k][k] += loss.isIntercept(k) ? 0 : ridge;
            }
            Cholesky.factor(factors[o]);
        }
        return factors;
    }

    private static double dot(double[] a, double[] b) {
        return Cholesky.dot(a, b, a.length);
    }

    private static double[] plus(double[] to, double[] added, double factor) {
        double[] result = new double[to.length];
        for (int k = 0; k < result.length; k++) {
            result[k] = to[k] + factor * added[k];
        }
        return result;
    }

    private static double norm(double[] values) {
        return StrictMath.sqrt(dot(values, values));
    }
}
