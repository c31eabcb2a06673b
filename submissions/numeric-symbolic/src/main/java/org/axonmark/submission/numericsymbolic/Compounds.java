package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Searches sums and products of two operands. Jumps that were seen give the places of steps and rectangles; stairs and square waves are few
 * enough to be tried; corners are tried coarsely and refined. All pairs are tried on a part of the answers; fewer and fewer of the best are
 * fitted, refined a little, refined on all answers and tuned.
 */
final class Compounds {

    private static final int GAPS = 10;
    private static final int WAVES = 12;
    private static final int BESIDE = 2;
    private static final int CORNERS = 32;
    private static final int POINTS = 160;
    private static final int HIGH_DEGREE = 5;
    private static final int TRIED = 24;
    private static final int REFINED = 8;
    private static final int FIRST_STEPS = 6;
    private static final int TUNED = 4;
    private static final double NARROW = 40;
    private static final double[] NUDGES = {0.1, -0.1, 0.2, -0.2, 0.5, -0.5};

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
        Refiner coarse = new Refiner(few);
        List<Combined> laws = pairs().stream().map(coarse::fit).toList();
        laws = best(laws, few, TRIED).stream().map(law -> coarse.refine(law.factors(), FIRST_STEPS)).toList();
        laws = best(laws, few, REFINED).stream().map(law -> refiner.refine(law.factors())).toList();
        Set<Law> tuned = new LinkedHashSet<>(laws);
        best(laws, answers, TUNED).forEach(law -> tuned.add(tuned(law)));
        return List.copyOf(tuned);
    }

    /** Returns the laws of least cost, as many for each belief about the answers. */
    private static List<Combined> best(List<Combined> laws, Answers answers, int most) {
        Set<Combined> best = new LinkedHashSet<>();
        for (boolean approximate : answers.isNoisy() ? new boolean[] {false} : new boolean[] {false, true}) {
            Judge judge = new Judge(answers, approximate);
            laws.stream().map(law -> judge.weigh(law, null)).sorted(Comparator.comparingDouble(Found::cost)).limit(most)
                    .forEach(found -> best.add((Combined) found.law()));
        }
        return List.copyOf(best);
    }

    private List<List<Factor>> pairs() {
        List<Atom> bends = new ArrayList<>(jumps(answers));
        bends.addAll(SimpleLaws.corners(low, high, CORNERS));
        List<Atom> repeating = new ArrayList<>(SimpleLaws.stairs());
        double[][] powers = answers.powers(high - low <= NARROW ? HIGH_DEGREE : 1);
        repeating.addAll(SquareWaves.search(answers, powers, WAVES));
        for (Atom bend : first(bends)) {
            repeating.addAll(SquareWaves.search(answers, beside(powers, bend), BESIDE));
        }
        Pairs pairs = new Pairs(few);
        List<Atom> all = new ArrayList<>(bends);
        all.addAll(repeating);
        pairs.withPowers(all, HIGH_DEGREE);
        pairs.among(all);
        for (Atom one : repeating) {
            double[] column = answers.of(one);
            Answers left = answers.with(left(answers.powers(0), column));
            pairs.with(one, jumps(left));
        }
        return pairs.best();
    }

    /** Returns what powers and a curve leave unexplained. */
    private double[] left(double[][] powers, double[] column) {
        LeastSquares squares = new LeastSquares(answers.y(), powers.length + 1);
        for (double[] power : powers) {
            squares.add(power);
        }
        squares.add(column);
        return squares.residual();
    }

    /** Returns steps and rectangles at the largest jumps. */
    private static List<Atom> jumps(Answers answers) {
        List<Jumps.Gap> gaps = Jumps.of(answers, GAPS);
        List<Atom> atoms = new ArrayList<>();
        gaps.forEach(gap -> atoms.add(Atom.of(Curve.STEP, gap.place())));
        SimpleLaws.rectangles(gaps).stream().filter(Atom::isUsual).forEach(atoms::add);
        return atoms;
    }

    /** Returns the curves of each kind that explain most beside a straight line, corners where they explain most. */
    private List<Atom> first(List<Atom> atoms) {
        LeastSquares line = new LeastSquares(answers.y(), 2);
        for (double[] column : answers.powers(1)) {
            line.add(column);
        }
        List<Atom> first = new ArrayList<>();
        for (Curve curve : new Curve[] {Curve.ABS, Curve.STEP, Curve.RECTANGLE}) {
            atoms.stream().filter(atom -> atom.is(curve)).max(Comparator.comparingDouble(atom -> line.gain(answers.of(atom))))
                    .map(atom -> refiner.refine(List.of(Factor.of(1, atom)), FIRST_STEPS).factors().get(0).atoms().get(0))
                    .ifPresent(first::add);
        }
        return first;
    }

    private double[][] beside(double[][] powers, Atom atom) {
        double[][] columns = Arrays.copyOf(powers, powers.length + 1);
        columns[powers.length] = answers.of(atom);
        return columns;
    }

    /** Nudges places of jumps along the lattice as long as that helps. */
    private Combined tuned(Combined start) {
        Combined best = start;
        double error = best.error(answers);
        double none = 1e-20 * answers.size() * answers.size() * answers.count();
        boolean better = error > none;
        while (better) {
            better = false;
            for (List<Factor> factors : Factor.moved(best.factors(), NUDGES)) {
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
}
