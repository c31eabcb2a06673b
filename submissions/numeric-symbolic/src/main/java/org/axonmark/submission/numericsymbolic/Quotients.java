package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds quotients of polynomials: the equation multiplied out is linear and is solved again and again, each time weighted by the last
 * denominator (Sanathanan and Koerner 1963); then Levenberg–Marquardt on all coefficients.
 */
final class Quotients {

    private static final int[] ORDERS = {2, 4};
    private static final int ROUNDS = 12;
    private static final int STEPS = 30;
    private static final double SCALE = 5;
    private static final double ON_LATTICE = 2e-3;

    private final Answers answers;

    Quotients(Answers answers) {
        this.answers = answers;
    }

    /** Returns one law for each pair of orders that the answers suffice for. */
    List<Law> search() {
        List<Law> found = new ArrayList<>();
        for (int order : ORDERS) {
            for (int degree = 0; degree < order; degree++) {
                if (degree + order + 3 <= answers.count()) {
                    found.addAll(search(degree, order));
                }
            }
        }
        return found;
    }

    private List<Law> search(int degree, int order) {
        double[] best = new double[degree + 1 + order];
        double least = Double.POSITIVE_INFINITY;
        double[] denominator = new double[order + 1];
        denominator[0] = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double[] solution = linear(degree, order, denominator);
            double error = error(solution, degree);
            if (error < least) {
                least = error;
                best = solution;
            }
            denominator = below(solution, degree);
        }
        if (Double.isInfinite(least)) {
            return List.of();
        }
        best = refine(best, degree, least);
        double[] above = new double[degree + 1];
        for (int i = 0; i <= degree; i++) {
            above[i] = best[i] / Math.pow(SCALE, i);
        }
        double[] below = below(best, degree);
        for (int i = 0; i <= order; i++) {
            below[i] /= Math.pow(SCALE, i);
        }
        Quotient law = new Quotient(above, below);
        Quotient snapped = snapped(law);
        double tolerance = Math.max(1.02 * law.error(answers), 1e-14 * answers.size() * answers.size() * answers.count());
        return List.of(snapped.error(answers) <= tolerance ? snapped : law);
    }

    /** Multiplies by what brings all coefficients nearest to the lattice. */
    private static Quotient snapped(Quotient law) {
        double lead = law.below()[law.below().length - 1];
        Quotient best = law;
        double least = Double.POSITIVE_INFINITY;
        for (int tenths = 1; tenths <= 100; tenths++) {
            double factor = tenths / 10.0 / lead;
            double[] above = new double[law.above().length];
            double[] below = new double[law.below().length];
            double off = Math.max(rounded(law.above(), factor, above), rounded(law.below(), factor, below));
            if (off < least - ON_LATTICE) {
                least = off;
                best = new Quotient(above, below);
            }
        }
        return best;
    }

    private static double rounded(double[] from, double factor, double[] to) {
        double off = 0;
        for (int i = 0; i < from.length; i++) {
            to[i] = Numbers.lattice(from[i] * factor);
            off = Math.max(off, Math.abs(to[i] - from[i] * factor));
        }
        return off;
    }

    private double[] linear(int degree, int order, double[] denominator) {
        int n = answers.count();
        double[][] columns = new double[degree + 1 + order][n];
        double[] target = new double[n];
        for (int i = 0; i < n; i++) {
            double t = answers.x()[i] / SCALE;
            double weight = 1 / Math.max(Math.abs(Quotient.value(denominator, t)), 1e-9);
            double power = weight;
            for (int k = 0; k <= Math.max(degree, order); k++) {
                if (k <= degree) {
                    columns[k][i] = power;
                }
                if (k >= 1 && k <= order) {
                    columns[degree + k][i] = -answers.y()[i] * power;
                }
                power *= t;
            }
            target[i] = weight * answers.y()[i];
        }
        LeastSquares squares = new LeastSquares(target, columns.length);
        for (double[] column : columns) {
            squares.add(column);
        }
        return squares.coefficients();
    }

    private static double[] below(double[] solution, int degree) {
        double[] below = new double[solution.length - degree];
        below[0] = 1;
        System.arraycopy(solution, degree + 1, below, 1, below.length - 1);
        return below;
    }

    private double error(double[] solution, int degree) {
        double[] below = below(solution, degree);
        double sum = 0;
        double sign = 0;
        for (int i = 0; i < answers.count(); i++) {
            double q = Quotient.value(below, answers.x()[i] / SCALE);
            if (q * sign < 0 || q == 0) {
                return Double.POSITIVE_INFINITY;
            }
            sign = q;
            double off = above(solution, degree, answers.x()[i] / SCALE) / q - answers.y()[i];
            sum += off * off;
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    private static double above(double[] solution, int degree, double t) {
        double value = 0;
        for (int i = degree; i >= 0; i--) {
            value = value * t + solution[i];
        }
        return value;
    }

    private double[] refine(double[] start, int degree, double startError) {
        double[] best = start;
        double error = startError;
        double damping = 1e-3;
        int n = answers.count();
        int m = best.length;
        double none = 1e-26 * answers.size() * answers.size() * n;
        for (int step = 0; step < STEPS && error > none && damping < 1e8; step++) {
            double[] below = below(best, degree);
            double[][] slopes = new double[m][n + m];
            double[] residual = new double[n + m];
            for (int i = 0; i < n; i++) {
                double t = answers.x()[i] / SCALE;
                double q = Quotient.value(below, t);
                double value = above(best, degree, t) / q;
                residual[i] = answers.y()[i] - value;
                double power = 1;
                for (int k = 0; k < Math.max(degree + 1, below.length); k++) {
                    if (k <= degree) {
                        slopes[k][i] = power / q;
                    }
                    if (k >= 1 && k < below.length) {
                        slopes[degree + k][i] = -value * power / q;
                    }
                    power *= t;
                }
            }
            for (int k = 0; k < m; k++) {
                slopes[k][n + k] = Math.sqrt(damping * LeastSquares.dot(slopes[k], slopes[k]));
            }
            LeastSquares squares = new LeastSquares(residual, m);
            for (double[] slope : slopes) {
                squares.add(slope);
            }
            double[] move = squares.coefficients();
            double[] tried = best.clone();
            for (int k = 0; k < m; k++) {
                tried[k] += move[k];
            }
            double now = error(tried, degree);
            if (now < error) {
                boolean settled = now > error * (1 - 1e-8);
                best = tried;
                error = now;
                damping = Math.max(1e-12, damping / 8);
                if (settled) {
                    break;
                }
            } else {
                damping *= 8;
            }
        }
        return best;
    }
}
