package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.List;

/** Moves the numbers of a law to the lattice of 0.1 that the task draws from, where the answers do not speak against it. */
final class Lattice {

    private static final double EXACT = 1e-9;
    private static final double DEVIATIONS = 1.3;
    private static final int HIGHEST_DEGREE = 5;

    private final Answers answers;
    private final Refiner refiner;

    Lattice(Answers answers) {
        this.answers = answers;
        this.refiner = new Refiner(answers);
    }

    /** Returns the law with as many of its numbers on the lattice as can be. */
    Combined snap(Combined law) {
        double error = law.error(answers);
        double allowed = allowed(law, error);
        List<Factor> factors = new ArrayList<>(law.factors());
        Combined best = law;
        for (int f = 0; f < factors.size(); f++) {
            for (int a = 0; a < factors.get(f).atoms().size(); a++) {
                double least = allowed;
                Factor kept = factors.get(f);
                for (Atom atom : kept.atoms().get(a).snapped()) {
                    if (atom.isSound()) {
                        List<Factor> tried = new ArrayList<>(factors);
                        tried.set(f, kept.with(a, atom));
                        Combined snapped = refiner.fit(tried);
                        double now = snapped.error(answers);
                        if (now <= least) {
                            least = now;
                            best = snapped;
                            factors = new ArrayList<>(snapped.factors());
                        }
                    }
                }
            }
        }
        if (best.factors().size() == 1 && linearIsOnLattice(best.factors().get(0))) {
            Combined rounded = rounded(best, allowed);
            return rounded.error(answers) <= allowed ? rounded : best;
        }
        return best;
    }

    /** Returns the largest error that is as good as a law's. */
    private double allowed(Combined law, double error) {
        double k = law.parameters();
        if (answers.isNoisy()) {
            double variance = error / Math.max(1, answers.count() - k);
            return error + variance * (k + 2 * Math.sqrt(2 * k));
        }
        double none = EXACT * answers.size();
        return Math.max(DEVIATIONS * error, none * none * answers.count());
    }

    private static boolean linearIsOnLattice(Factor factor) {
        return factor.degree() <= HIGHEST_DEGREE && factor.atoms().stream().noneMatch(
                atom -> atom.is(Curve.LOG) || (atom.is(Curve.ABS) && factor.degree() > 0));
    }

    /** Rounds coefficients one by one, the highest powers first, the others being worked out anew each time (Babai's way). */
    private Combined rounded(Combined law, double allowed) {
        Factor factor = law.factors().get(0);
        double[][] columns = factor.columns(answers);
        double[] coefficients = law.coefficients().get(0).clone();
        List<Integer> open = new ArrayList<>();
        for (int i = columns.length - 1; i > factor.degree(); i--) {
            open.add(i);
        }
        for (int i = factor.degree(); i >= 0; i--) {
            open.add(i);
        }
        double[] left = answers.y().clone();
        while (!open.isEmpty()) {
            LeastSquares squares = new LeastSquares(left, open.size());
            for (int column : open) {
                squares.add(columns[column]);
            }
            int column = open.get(0);
            coefficients[column] = Numbers.lattice(squares.coefficients()[0]);
            open = open.subList(1, open.size());
            for (int i = 0; i < left.length; i++) {
                left[i] -= coefficients[column] * columns[column][i];
            }
            if (LeastSquares.dot(left, left) > allowed && open.isEmpty()) {
                return law;
            }
        }
        return new Combined(law.factors(), List.of(coefficients));
    }
}
