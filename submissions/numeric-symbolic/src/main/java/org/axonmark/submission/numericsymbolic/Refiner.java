package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the numbers of laws: coefficients by linear least squares, those of a product factor by factor in turn, and shapes of smooth curves
 * by Levenberg–Marquardt over them alone, the coefficients being worked out anew at each step (variable projection, Golub and Pereyra 1973).
 */
final class Refiner {

    private static final int STEPS = 40;
    private static final int TURNS = 60;
    private static final double PERTURBATION = 1e-6;
    private static final double NONE = 1e-9;

    private final Answers answers;

    Refiner(Answers answers) {
        this.answers = answers;
    }

    /** Returns the law with the best coefficients. */
    Combined fit(List<Factor> factors) {
        return factors.size() == 1 ? fit(factors.get(0)) : product(factors);
    }

    Combined fit(Factor factor) {
        double[][] columns = factor.columns(answers);
        double[] coefficients = solve(columns);
        return new Combined(List.of(factor), List.of(cleaned(columns, coefficients)));
    }

    private double[] solve(double[][] columns) {
        LeastSquares squares = new LeastSquares(answers.y(), columns.length);
        for (double[] column : columns) {
            squares.add(column);
        }
        return squares.coefficients();
    }

    /** Drops coefficients that change nothing. */
    private double[] cleaned(double[][] columns, double[] coefficients) {
        double size = Math.max(answers.size(), Double.MIN_NORMAL);
        for (int i = 0; i < columns.length; i++) {
            double largest = 0;
            for (double value : columns[i]) {
                largest = Math.max(largest, Math.abs(value));
            }
            if (Math.abs(coefficients[i]) * largest < NONE * size) {
                coefficients[i] = 0;
            }
        }
        return coefficients;
    }

    /**
     * Starts from the best rank-one part of all products' coefficients, then each factor in turn given the other; what all products together
     * leave unexplained is the same throughout, so this is done in their basis.
     */
    private Combined product(List<Factor> factors) {
        double[][] left = factors.get(0).columns(answers);
        double[][] right = factors.get(1).columns(answers);
        LeastSquares joint = new LeastSquares(answers.y(), left.length * right.length);
        for (double[] one : left) {
            for (double[] other : right) {
                joint.add(times(one, other));
            }
        }
        double[][] all = joint.reduced();
        double[] target = joint.reducedTarget();
        double[] u = new double[left.length];
        double[] v = start(joint.coefficients(), left, right);
        double before = Double.POSITIVE_INFINITY;
        for (int turn = 0; turn < TURNS; turn++) {
            u = solved(all, target, v, u.length, true).coefficients();
            LeastSquares squares = solved(all, target, u, v.length, false);
            v = squares.coefficients();
            double error = joint.error() + squares.error();
            if (!(error < before * (1 - 1e-4)) || error <= 1e-24 * answers.size() * answers.size()) {
                break;
            }
            before = error;
        }
        balance(u, v);
        return new Combined(factors, List.of(cleaned(scaled(left, sum(right, v)), u), cleaned(scaled(right, sum(left, u)), v)));
    }

    /** Solves for one factor's coefficients, given the other's, from the columns of all products. */
    private static LeastSquares solved(double[][] all, double[] target, double[] given, int unknowns, boolean isLeft) {
        LeastSquares squares = new LeastSquares(target, unknowns);
        for (int i = 0; i < unknowns; i++) {
            double[] column = new double[target.length];
            for (int j = 0; j < given.length; j++) {
                double[] product = all[isLeft ? i * given.length + j : j * unknowns + i];
                for (int k = 0; k < column.length; k++) {
                    column[k] += given[j] * product[k];
                }
            }
            squares.add(column);
        }
        return squares;
    }

    /** Returns the second factor of the best rank-one part of coefficients weighted by their columns' sizes. */
    private static double[] start(double[] joint, double[][] left, double[][] right) {
        double[] leftSize = sizes(left);
        double[] rightSize = sizes(right);
        int q = right.length;
        double[] v = new double[q];
        Arrays.setAll(v, j -> 1 + 0.1 * j);
        for (int pass = 0; pass < TURNS; pass++) {
            double[] next = new double[q];
            for (int i = 0; i < left.length; i++) {
                double dot = 0;
                for (int j = 0; j < q; j++) {
                    dot += joint[i * q + j] * leftSize[i] * rightSize[j] * v[j];
                }
                for (int j = 0; j < q; j++) {
                    next[j] += joint[i * q + j] * leftSize[i] * rightSize[j] * dot;
                }
            }
            double norm = Math.sqrt(LeastSquares.dot(next, next));
            if (!(norm > 0)) {
                break;
            }
            for (int j = 0; j < q; j++) {
                v[j] = next[j] / norm;
            }
        }
        for (int j = 0; j < q; j++) {
            v[j] /= rightSize[j];
        }
        return v;
    }

    private static double[] sizes(double[][] columns) {
        double[] sizes = new double[columns.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.max(Math.sqrt(LeastSquares.dot(columns[i], columns[i])), Double.MIN_NORMAL);
        }
        return sizes;
    }

    /** Moves the second factor's size into the first, so that its largest coefficient is 1. */
    private static void balance(double[] u, double[] v) {
        double largest = 0;
        for (double one : v) {
            if (Math.abs(one) > Math.abs(largest)) {
                largest = one;
            }
        }
        if (largest != 0) {
            for (int i = 0; i < v.length; i++) {
                v[i] /= largest;
            }
            for (int i = 0; i < u.length; i++) {
                u[i] *= largest;
            }
        }
    }

    static double[] times(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    private static double[] sum(double[][] columns, double[] weights) {
        double[] sum = new double[columns[0].length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[j] * columns[j][i];
            }
        }
        return sum;
    }

    private static double[][] scaled(double[][] columns, double[] by) {
        double[][] scaled = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            scaled[j] = times(columns[j], by);
        }
        return scaled;
    }

    /** Returns the law with shapes of smooth curves moved to where the error is least nearby. */
    Combined refine(List<Factor> factors) {
        return refine(factors, STEPS);
    }

    /** Returns the law with shapes of smooth curves moved towards where the error is least, in some steps. */
    Combined refine(List<Factor> factors, int steps) {
        Combined best = fit(factors);
        double[] shape = smoothShape(factors);
        if (shape.length == 0) {
            return best;
        }
        double[] residual = residual(best);
        double error = LeastSquares.dot(residual, residual);
        double damping = 1e-3;
        double none = 1e-26 * answers.size() * answers.size() * answers.count();
        for (int step = 0; step < steps && error > none && damping < 1e8; step++) {
            double[][] slopes = slopes(best.factors(), shape, residual);
            boolean better = false;
            while (!better && damping < 1e8) {
                double[] moved = shape.clone();
                double[] move = move(slopes, residual, damping);
                for (int i = 0; i < moved.length; i++) {
                    moved[i] -= move[i];
                }
                List<Factor> tried = withSmoothShape(best.factors(), moved);
                if (tried.isEmpty()) {
                    damping *= 8;
                    continue;
                }
                Combined candidate = fit(tried);
                double[] left = residual(candidate);
                double now = LeastSquares.dot(left, left);
                better = now < error;
                if (better) {
                    boolean settled = now > error * (1 - 1e-7);
                    best = candidate;
                    shape = moved;
                    residual = left;
                    error = now;
                    damping = Math.max(1e-12, damping / 8);
                    if (settled) {
                        return best;
                    }
                } else {
                    damping *= 8;
                }
            }
        }
        return best;
    }

    private double[][] slopes(List<Factor> factors, double[] shape, double[] residual) {
        double[][] slopes = new double[shape.length][];
        for (int i = 0; i < shape.length; i++) {
            double h = PERTURBATION * Math.max(1, Math.abs(shape[i]));
            double[] moved = shape.clone();
            moved[i] += h;
            List<Factor> tried = withSmoothShape(factors, moved);
            if (tried.isEmpty()) {
                slopes[i] = new double[residual.length];
                continue;
            }
            double[] there = residual(fit(tried));
            for (int k = 0; k < there.length; k++) {
                there[k] = (there[k] - residual[k]) / h;
            }
            slopes[i] = there;
        }
        return slopes;
    }

    /** Solves the damped normal equations of a few unknowns. */
    private static double[] move(double[][] slopes, double[] residual, double damping) {
        int m = slopes.length;
        double[] stacked = new double[residual.length + m];
        System.arraycopy(residual, 0, stacked, 0, residual.length);
        LeastSquares squares = new LeastSquares(stacked, m);
        for (int i = 0; i < m; i++) {
            double[] column = new double[stacked.length];
            System.arraycopy(slopes[i], 0, column, 0, residual.length);
            column[residual.length + i] = Math.sqrt(damping * LeastSquares.dot(slopes[i], slopes[i]));
            squares.add(column);
        }
        return squares.coefficients();
    }

    private double[] residual(Combined law) {
        double[] residual = new double[answers.count()];
        for (int i = 0; i < residual.length; i++) {
            residual[i] = law.at(answers.x()[i]) - answers.y()[i];
        }
        return residual;
    }

    private static double[] smoothShape(List<Factor> factors) {
        return factors.stream().flatMap(factor -> factor.atoms().stream()).filter(Atom::isSmooth)
                .flatMapToDouble(atom -> Arrays.stream(atom.shape())).toArray();
    }

    /** Returns factors of other shapes; none if one of them is not sound. */
    private static List<Factor> withSmoothShape(List<Factor> factors, double[] shape) {
        List<Factor> changed = new ArrayList<>();
        int used = 0;
        for (Factor factor : factors) {
            List<Atom> atoms = new ArrayList<>();
            for (Atom atom : factor.atoms()) {
                if (atom.isSmooth()) {
                    double[] own = Arrays.copyOfRange(shape, used, used + atom.shape().length);
                    used += own.length;
                    atom = atom.with(own);
                    if (!atom.isSound()) {
                        return List.of();
                    }
                }
                atoms.add(atom);
            }
            changed.add(new Factor(factor.degree(), atoms));
        }
        return changed;
    }
}
