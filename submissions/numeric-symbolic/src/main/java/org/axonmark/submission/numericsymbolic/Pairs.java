package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tries what curves make with polynomials and with one another: sums and products, by their error with the coefficients of products left free.
 * The best of each kind are kept.
 */
final class Pairs {

    private static final int KEPT = 2;
    private static final int SPARE = 2;

    /** What curves a law is made of, and with which powers. */
    private record Kind(List<Integer> degrees, List<Curve> curves) {

        static Kind of(List<Factor> factors) {
            return new Kind(factors.stream().map(Factor::degree).toList(),
                    factors.stream().flatMap(factor -> factor.atoms().stream()).map(Atom::curve).toList());
        }
    }

    private record Tried(List<Factor> factors, double error) {}

    private final Answers answers;
    private final double[] x;
    private final Map<Kind, List<Tried>> best = new HashMap<>();

    Pairs(Answers answers) {
        this.answers = answers;
        this.x = answers.powers(1)[1];
    }

    /** Returns the factors of the best of each kind. */
    List<List<Factor>> best() {
        return best.values().stream().flatMap(List::stream).map(Tried::factors).toList();
    }

    /** Tries curves beside polynomials of degrees from 1 up, and times them. */
    void withPowers(List<Atom> atoms, int highest) {
        for (int degree = 1; degree <= highest; degree++) {
            double[][] powers = answers.powers(degree + 1);
            LeastSquares base = base(answers.powers(degree));
            for (Atom atom : atoms) {
                double[] column = answers.of(atom);
                int own = own(atom);
                keep(List.of(Factor.of(degree, atom)), base, column);
                double[][] products = new double[degree + 1 + own][];
                for (int k = 0; k <= degree; k++) {
                    products[k] = Refiner.times(column, powers[k]);
                }
                if (own == 1) {
                    products[degree + 1] = powers[degree + 1];
                }
                keep(List.of(Factor.of(degree), Factor.of(own, atom)), base, products);
            }
        }
    }

    /** Tries all pairs of some curves. */
    void among(List<Atom> atoms) {
        for (int i = 0; i < atoms.size(); i++) {
            with(atoms.get(i), atoms.subList(i, atoms.size()));
        }
    }

    /** Tries a curve with each of others. */
    void with(Atom a, List<Atom> others) {
        double[] one = answers.of(a);
        LeastSquares level = base(answers.powers(0), one);
        LeastSquares tilted = base(answers.powers(1), one);
        for (Atom b : others) {
            double[] other = answers.of(b);
            int line = Math.max(own(a), own(b));
            LeastSquares base = line == 0 ? level : tilted;
            if (!a.equals(b)) {
                keep(List.of(Factor.of(line, a, b)), base, other);
            }
            List<double[]> products = new ArrayList<>(List.of(other, Refiner.times(one, other)));
            if (own(a) == 1) {
                products.add(Refiner.times(x, other));
            }
            if (own(b) == 1) {
                products.add(Refiner.times(x, one));
            }
            if (own(a) + own(b) == 2) {
                products.add(Refiner.times(x, x));
            }
            keep(List.of(Factor.of(own(a), a), Factor.of(own(b), b)), base, products.toArray(double[][]::new));
        }
    }

    /** A corner comes with a straight line of its own, so that it is a ramp with a leak. */
    private static int own(Atom atom) {
        return atom.is(Curve.ABS) ? 1 : 0;
    }

    private LeastSquares base(double[][] powers, double[]... further) {
        LeastSquares base = new LeastSquares(answers.y(), powers.length + further.length);
        for (double[] column : powers) {
            base.add(column);
        }
        for (double[] column : further) {
            base.add(column);
        }
        return base;
    }

    private void keep(List<Factor> factors, LeastSquares base, double[]... further) {
        if (factors.stream().mapToInt(Factor::columns).reduce(1, (p, q) -> p * q) + SPARE > answers.count()) {
            return;
        }
        double error = base.error() - base.gain(further);
        List<Tried> kept = best.computeIfAbsent(Kind.of(factors), kind -> new ArrayList<>());
        if (kept.size() == KEPT && kept.get(KEPT - 1).error() <= error) {
            return;
        }
        kept.add(new Tried(factors, error));
        kept.sort(Comparator.comparingDouble(Tried::error));
        if (kept.size() > KEPT) {
            kept.remove(KEPT);
        }
    }
}
