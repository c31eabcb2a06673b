package org.axonmark.submission.numerickan;

import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** Levenberg–Marquardt with slopes from differences. */
final class Levenberg {

    private static final double PERTURBATION = 1e-6;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double MOST_DAMPING = 1e8;
    private static final double LEAST_DAMPING = 1e-12;
    private static final double FACTOR = 8;
    private static final double SETTLED = 1e-7;

    private Levenberg() {}

    /** Returns parameters of a curve whose error is no larger than that of those given. */
    static double[] fit(Function<double[], DoubleUnaryOperator> curve, double[] start, Samples samples, int steps) {
        double[] best = start;
        double[] residual = samples.less(curve.apply(best)).y();
        double error = samples.error(curve.apply(best));
        double damping = FIRST_DAMPING;
        for (int step = 0; step < steps && error > 0 && Double.isFinite(error) && damping < MOST_DAMPING; step++) {
            double[][] slopes = new double[best.length][];
            for (int i = 0; i < best.length; i++) {
                double h = PERTURBATION * Math.max(1, Math.abs(best[i]));
                double[] moved = best.clone();
                moved[i] += h;
                slopes[i] = samples.less(curve.apply(moved)).y();
                for (int k = 0; k < residual.length; k++) {
                    double slope = (residual[k] - slopes[i][k]) / h;
                    slopes[i][k] = Double.isFinite(slope) ? slope : 0;
                }
            }
            boolean better = false;
            while (!better && damping < MOST_DAMPING) {
                double[] move = LeastSquares.solve(slopes, residual, damping);
                double[] tried = best.clone();
                for (int i = 0; i < tried.length; i++) {
                    tried[i] += move[i];
                }
                double now = samples.error(curve.apply(tried));
                better = now < error;
                if (better) {
                    boolean settled = now > error * (1 - SETTLED);
                    best = tried;
                    error = now;
                    residual = samples.less(curve.apply(best)).y();
                    damping = Math.max(LEAST_DAMPING, damping / FACTOR);
                    if (settled) {
                        return best;
                    }
                } else {
                    damping *= FACTOR;
                }
            }
        }
        return best;
    }
}
