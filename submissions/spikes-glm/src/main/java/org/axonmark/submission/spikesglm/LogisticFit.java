package org.axonmark.submission.spikesglm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

import org.axonmark.submission.spikesgranger.Inverse;

/**
 * Logistic regressions of many targets on one history, each with a ridge in proportion to the target's p (1 − p). By L-BFGS, whose first guess
 * of the Hessian's inverse is exact where all weights are zero and, save for the factor p (1 − p), the same for all targets.
 */
final class LogisticFit {

    private static final int MOST_STEPS = 30;
    private static final int MEMORY = 6;
    private static final double ENOUGH = 1e-3;

    private final History history;
    private final double ridge;
    private final double[][] inverse;
    private final double[] drive;
    private final double[] residual;

    /** A change of the weights and the change of the gradient that went with it. */
    @SuppressWarnings("ArrayRecordComponent") // of this class alone, which changes none
    private record Step(double[] weights, double[] gradient, double product) {}

    /**
     * Prepares.
     *
     * @param ridge added, in bins, to the diagonal of the predictors' products
     */
    LogisticFit(History history, double ridge) {
        this.history = history;
        this.ridge = ridge;
        double[][] products = history.correlations();
        for (int i = 0; i < products.length; i++) {
            for (int j = 0; j < products.length; j++) {
                products[i][j] *= history.bins();
            }
            products[i][i] += ridge;
        }
        this.inverse = Inverse.of(products);
        this.drive = new double[history.bins()];
        this.residual = new double[history.bins()];
    }

    /**
     * Returns the signed root of each source's likelihood ratio, nearly, 0 for a target that never or always fires.
     *
     * @param fired the bins in which the target fired
     */
    double[] fit(int[] fired) {
        int n = history.width();
        double rate = (double) fired.length / history.bins();
        double information = rate * (1 - rate);
        double[] scores = new double[n];
        if (information == 0) {
            return scores;
        }
        double[] weights = new double[n + 1];
        weights[n] = Math.log(rate / (1 - rate));
        double[] gradient = new double[n + 1];
        double loss = loss(weights, fired, information, gradient);
        Deque<Step> steps = new ArrayDeque<>();
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(gradient, information, steps);
            double slope = dot(direction, gradient);
            if (-slope < ENOUGH) {
                break;
            }
            double[] next = new double[n + 1];
            double[] nextGradient = new double[n + 1];
            double length = 1;
            double nextLoss = Double.POSITIVE_INFINITY;
            while (length > 1e-6) {
                for (int k = 0; k <= n; k++) {
                    next[k] = weights[k] + length * direction[k];
                }
                nextLoss = loss(next, fired, information, nextGradient);
                if (nextLoss <= loss + 1e-4 * length * slope) {
                    break;
                }
                length /= 2;
            }
            double[] changed = new double[n + 1];
            double[] bent = new double[n + 1];
            for (int k = 0; k <= n; k++) {
                changed[k] = next[k] - weights[k];
                bent[k] = nextGradient[k] - gradient[k];
            }
            double product = dot(changed, bent);
            if (product > 0) {
                steps.addLast(new Step(changed, bent, product));
                if (steps.size() > MEMORY) {
                    steps.removeFirst();
                }
            }
            weights = next;
            gradient = nextGradient;
            loss = nextLoss;
        }
        double[] left = information(weights);
        for (int k = 0; k < n; k++) {
            // A source that never fires has no information, and no weight.
            if (left[k] > 0) {
                double fall = Math.log(information * history.bins() / left[k]);
                scores[k] = weights[k] * Math.sqrt(information / inverse[k][k] * share(fall));
            }
        }
        return scores;
    }

    /** Returns each predictor's information where the fit is: Σ p (1 − p) times its square. */
    private double[] information(double[] weights) {
        history.predict(weights, drive);
        for (int bin = 0; bin < drive.length; bin++) {
            double e = Math.exp(-Math.abs(drive[bin]));
            residual[bin] = e / ((1 + e) * (1 + e));
        }
        return history.projectSquares(residual);
    }

    /**
     * Returns what share of the information at weight zero counts if it falls exponentially, by this logarithm, up to the fitted weight: the likelihood
     * ratio is the integral of the information times the distance from zero, twice. Where a source silences its target the information
     * vanishes, and the weight says little.
     */
    private static double share(double fall) {
        return Math.abs(fall) < 1e-3 ? 1 - 2 * fall / 3 : 2 * (1 - Math.exp(-fall) * (1 + fall)) / (fall * fall);
    }

    /** Returns minus the logarithm of the likelihood, plus the penalty, and sets its gradient. */
    private double loss(double[] weights, int[] fired, double information, double[] gradient) {
        history.predict(weights, drive);
        double loss = 0;
        for (int bin = 0; bin < residual.length; bin++) {
            double e = Math.exp(-Math.abs(drive[bin]));
            residual[bin] = (drive[bin] >= 0 ? 1 : e) / (1 + e);
            loss += Math.max(drive[bin], 0) + Math.log1p(e);
        }
        for (int bin : fired) {
            residual[bin] -= 1;
            loss -= drive[bin];
        }
        double[] projected = history.project(residual);
        for (int k = 0; k < projected.length; k++) {
            double penalty = k == history.width() ? 0 : ridge * information * weights[k];
            loss += penalty * weights[k] / 2;
            gradient[k] = projected[k] + penalty;
        }
        return loss;
    }

    /** The two loops of L-BFGS. */
    private double[] direction(double[] gradient, double information, Deque<Step> steps) {
        int n = history.width();
        double[] q = gradient.clone();
        double[] shares = new double[steps.size()];
        int s = shares.length;
        for (Iterator<Step> latest = steps.descendingIterator(); latest.hasNext();) {
            Step step = latest.next();
            shares[--s] = dot(step.weights(), q) / step.product();
            add(q, -shares[s], step.gradient());
        }
        double[] direction = new double[n + 1];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += inverse[i][j] * q[j];
            }
            direction[i] = sum / information;
        }
        direction[n] = q[n] / (information * history.bins());
        for (Step step : steps) {
            add(direction, shares[s++] - dot(step.gradient(), direction) / step.product(), step.weights());
        }
        for (int k = 0; k <= n; k++) {
            direction[k] = -direction[k];
        }
        return direction;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int k = 0; k < to.length; k++) {
            to[k] += factor * what[k];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
