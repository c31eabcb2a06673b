package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Searches sums and products of two operands. Jumps that were seen give the places of steps and rectangles; stairs and square waves are few
 * enough to be tried; corners are tried coarsely and refined. All pairs are tried, the best of each pair of kinds is refined and tuned.
 */
final class Compounds {

    private static final int GAPS = 10;
    private static final int WAVES = 16;
    private static final int CORNERS = 32;
    private static final int POINTS = 160;
    private static final int KEPT = 2;
    private static final int HIGH_DEGREE = 5;
    private static final int TUNED = 4;
    private static final double NARROW = 40;
    private static final double[] NUDGES = {0.1, -0.1, 0.2, -0.2, 0.5, -0.5};

    /**
     * A pair of factors that was tried.
     *
     * @param error least squares, the coefficients of products left free
     */
    private record Tried(List<Factor> factors, double error) {

        String kind() {
            StringBuilder kind = new StringBuilder();
            for (Factor factor : factors) {
                kind.append(factor.degree());
                factor.atoms().forEach(atom -> kind.append(atom.getClass().getSimpleName()));
                kind.append('|');
            }
            return kind.toString();
        }
    }

    private final Answers answers;
    private final Answers few;
    private final Refiner refiner;
    private final double low;
    private final double high;

    Compounds(Answers answers, double low, double high) {
        this.answers = answers;
        this.few = answers.thinned(POINTS);
        this.refiner = new Refiner(answers);
        this.low = low;
        this.high = high;
    }

    /** Returns the best compounds. */
    List<Law> search() {
        if (answers.count() < 8) {
            return List.of();
        }
        List<Atom> atoms = atoms();
        Map<String, List<Tried>> best = new HashMap<>();
        for (Atom atom : atoms) {
            singles(atom).forEach(factors -> keep(best, factors));
        }
        for (int i = 0; i < atoms.size(); i++) {
            for (int j = i; j < atoms.size(); j++) {
                for (List<Factor> factors : pairs(atoms.get(i), atoms.get(j))) {
                    keep(best, factors);
                }
            }
        }
        List<Combined> laws = new ArrayList<>();
        best.values().stream().flatMap(List::stream).forEach(tried -> laws.add(refiner.refine(tried.factors())));
        Judge judge = new Judge(answers, false);
        laws.sort(Comparator.comparingDouble(law -> judge.weigh(law, null).cost()));
        List<Law> tuned = new ArrayList<>(laws);
        for (int i = 0; i < Math.min(TUNED, laws.size()); i++) {
            tuned.add(tuned(laws.get(i)));
        }
        return tuned;
    }

    private List<Atom> atoms() {
        List<Jumps.Gap> gaps = Jumps.of(answers, GAPS);
        List<Atom> atoms = new ArrayList<>();
        gaps.forEach(gap -> atoms.add(new Atom.Step(gap.place())));
        SimpleLaws.rectangles(gaps).stream().filter(Atom::isUsual).forEach(atoms::add);
        atoms.addAll(SimpleLaws.stairs());
        atoms.addAll(SquareWaves.search(answers, high - low <= NARROW ? HIGH_DEGREE : 1, true, WAVES));
        atoms.addAll(SimpleLaws.corners(low, high, CORNERS));
        return atoms;
    }

    /** Returns what one curve makes with a straight line or a polynomial. */
    private static List<List<Factor>> singles(Atom atom) {
        List<List<Factor>> all = new ArrayList<>();
        int own = atom instanceof Atom.Abs ? 1 : 0;
        for (int degree : new int[] {1, 2, 3, 4, HIGH_DEGREE}) {
            all.add(List.of(Factor.of(degree, atom)));
            all.add(List.of(Factor.of(degree), Factor.of(own, atom)));
        }
        return all;
    }

    /** Returns what two curves make. */
    private static List<List<Factor>> pairs(Atom a, Atom b) {
        int line = a instanceof Atom.Abs || b instanceof Atom.Abs ? 1 : 0;
        List<List<Factor>> all = new ArrayList<>();
        if (!a.equals(b)) {
            all.add(List.of(Factor.of(line, a, b)));
        }
        all.add(List.of(Factor.of(a instanceof Atom.Abs ? 1 : 0, a), Factor.of(b instanceof Atom.Abs ? 1 : 0, b)));
        return all;
    }

    private void keep(Map<String, List<Tried>> best, List<Factor> factors) {
        int columns = factors.stream().mapToInt(Factor::columns).reduce(1, (p, q) -> p * q);
        if (columns + 2 > answers.count()) {
            return;
        }
        Tried tried = new Tried(factors, error(factors, columns));
        List<Tried> kept = best.computeIfAbsent(tried.kind(), kind -> new ArrayList<>());
        kept.add(tried);
        kept.sort(Comparator.comparingDouble(Tried::error));
        if (kept.size() > KEPT) {
            kept.remove(KEPT);
        }
    }

    private double error(List<Factor> factors, int columns) {
        double[][] left = factors.get(0).columns(few);
        LeastSquares squares = new LeastSquares(few.y(), columns);
        if (factors.size() == 1) {
            for (double[] column : left) {
                squares.add(column);
            }
            return squares.error();
        }
        for (double[] one : factors.get(1).columns(few)) {
            for (double[] other : left) {
                double[] product = new double[one.length];
                for (int i = 0; i < product.length; i++) {
                    product[i] = one[i] * other[i];
                }
                squares.add(product);
            }
        }
        return squares.error();
    }

    /** Nudges places of jumps along the lattice as long as that helps. */
    private Combined tuned(Combined start) {
        Combined best = start;
        double error = best.error(answers);
        double none = 1e-20 * answers.size() * answers.size() * answers.count();
        boolean better = error > none;
        while (better) {
            better = false;
            for (List<Factor> factors : nudged(best.factors())) {
                Combined tried = refiner.fit(factors);
                double now = tried.error(answers);
                if (now < error * (1 - 1e-6)) {
                    best = tried;
                    error = now;
                    better = error > none;
                    break;
                }
            }
        }
        return best;
    }

    private static List<List<Factor>> nudged(List<Factor> factors) {
        List<List<Factor>> all = new ArrayList<>();
        for (int f = 0; f < factors.size(); f++) {
            Factor factor = factors.get(f);
            for (int a = 0; a < factor.atoms().size(); a++) {
                Atom atom = factor.atoms().get(a);
                List<Atom> others = new ArrayList<>();
                if (atom instanceof Atom.Stairs stairs) {
                    others.add(new Atom.Stairs(stairs.slope(), !stairs.up()));
                } else if (!atom.isSmooth()) {
                    for (int i = 0; i < atom.shape().length; i++) {
                        for (double nudge : NUDGES) {
                            double[] shape = atom.shape();
                            shape[i] = Numbers.lattice(shape[i] + nudge);
                            others.add(atom.with(shape));
                        }
                    }
                }
                for (Atom other : others) {
                    List<Factor> changed = new ArrayList<>(factors);
                    changed.set(f, factor.with(a, other));
                    all.add(changed);
                }
            }
        }
        return all;
    }
}
