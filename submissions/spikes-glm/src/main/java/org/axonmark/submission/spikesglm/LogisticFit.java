package org.axonmark.submission.spikesglm;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

import org.axonmark.submission.spikesgranger.Inverse;

/**
 * Logistic regressions of many targets on one history, each with a ridge in proportion to the target's p (1 − p). By L-BFGS, whose first guess
 * of the Hessian's inverse is exact where all weights are zero and, save for the factor p (1 − p), the same for all targets.
 */
public final class LogisticFit {

    private static final int MOST_STEPS = 30;
    private static final int MEMORY = 6;
    private static final double ENOUGH = 1e-2;
    private static final double SHORTEST = 1e-6;
    private static final double FEWEST = 1;

    private final History history;
    private final double ridge;
    private final double[][] inverse;
    private final double[] drive;
    private final double[] residual;

    /**
     * A regression.
     *
     * @param weights of the predictors, and the intercept behind them
     * @param scores the signed root of each source's likelihood ratio, nearly; all 0 for a target that hardly ever or nearly always fires
     * @param information the target's p (1 − p), times the share of bins that counted
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, changed by nobody
    public record Fit(double[] weights, double[] scores, double information) {}

    @SuppressWarnings("ArrayRecordComponent") // of this class alone, which changes none
    private record Target(int[] fired, double[] shares, double information) {}

    /** A change of the weights and the change of the gradient that went with it. */
    @SuppressWarnings("ArrayRecordComponent") // of this class alone, which changes none
    private record Step(double[] weights, double[] gradient, double product) {}

    /**
     * Prepares.
     *
     * @param ridge added, in bins, to the diagonal of the predictors' products
     */
    public LogisticFit(History history, double ridge) {
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
     * Fits a target.
     *
     * @param fired the bins in which the target fired
     * @param shares how much each bin counts, from 0 to 1
     * @param start where to begin
     */
    public Fit fit(int[] fired, double[] shares, Optional<Fit> start) {
        int n = history.width();
        double counted = Arrays.stream(shares).sum();
        double rate = Arrays.stream(fired).mapToDouble(bin -> shares[bin]).sum() / counted;
        double information = counted / history.bins() * rate * (1 - rate);
        // No spikes to speak of.
        if (!(information * history.bins() > FEWEST)) {
            return new Fit(new double[n + 1], new double[n], 0);
        }
        Target target = new Target(fired, shares, information);
        double[] weights = start.filter(fit -> fit.information() > 0).map(fit -> fit.weights().clone()).orElseGet(() -> new double[n + 1]);
        if (weights[n] == 0) {
            weights[n] = Math.log(rate / (1 - rate));
        }
        weights = descend(target, weights);
        double[] left = information(weights, shares);
        double[] scores = new double[n];
        for (int k = 0; k < n; k++) {
            // A source that never fires has no information, and no weight.
            if (left[k] > 0) {
                double fall = Math.log(information * history.bins() / left[k]);
                scores[k] = weights[k] * Math.sqrt(information / inverse[k][k] * share(fall));
            }
        }
        return new Fit(weights, scores, information);
    }

    private double[] descend(Target target, double[] from) {
        double[] weights = from;
        double[] gradient = new double[weights.length];
        double loss = loss(weights, target, gradient);
        Deque<Step> steps = new ArrayDeque<>();
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(gradient, target.information(), steps);
            double slope = dot(direction, gradient);
            if (-slope < ENOUGH) {
                break;
            }
            double[] next = new double[weights.length];
            double[] nextGradient = new double[weights.length];
            double nextLoss = Double.POSITIVE_INFINITY;
            for (double length = 1; length > SHORTEST && !(nextLoss <= loss + 1e-4 * length * slope); length /= 2) {
                for (int k = 0; k < next.length; k++) {
                    next[k] = weights[k] + length * direction[k];
                }
                nextLoss = loss(next, target, nextGradient);
            }
            double[] changed = next.clone();
            double[] bent = nextGradient.clone();
            add(changed, -1, weights);
            add(bent, -1, gradient);
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
        return weights;
    }

    /** Returns each predictor's information where the fit is: Σ p (1 − p) times its square. */
    private double[] information(double[] weights, double[] shares) {
        history.predict(weights, drive);
        for (int bin = 0; bin < drive.length; bin++) {
            double e = Math.exp(-Math.abs(drive[bin]));
            residual[bin] = shares[bin] * e / ((1 + e) * (1 + e));
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
    private double loss(double[] weights, Target target, double[] gradient) {
        double[] shares = target.shares();
        history.predict(weights, drive);
        double loss = 0;
        for (int bin = 0; bin < residual.length; bin++) {
            double e = Math.exp(-Math.abs(drive[bin]));
            residual[bin] = shares[bin] * (drive[bin] >= 0 ? 1 : e) / (1 + e);
            loss += shares[bin] * (Math.max(drive[bin], 0) + Math.log1p(e));
        }
        for (int bin : target.fired()) {
            residual[bin] -= shares[bin];
            loss -= shares[bin] * drive[bin];
        }
        double[] projected = history.project(residual);
        for (int k = 0; k < projected.length; k++) {
            double penalty = k == history.width() ? 0 : ridge * target.information() * weights[k];
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
