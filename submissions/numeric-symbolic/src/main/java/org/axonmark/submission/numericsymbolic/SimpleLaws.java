package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Searches the laws of one curve: each family's shapes are looked through coarsely, the best few refined. */
final class SimpleLaws {

    private static final int STARTS = 3;
    private static final int GAPS = 10;
    private static final double[] TANH_WIDTHS = {1, 1.6, 2.5, 4, 6, 10, 16, 25, 40, 60};
    private static final double[] DEVIATIONS = {1, 1.4, 2, 3, 4.5, 7, 10};

    private record Rated(Atom atom, double gain) {}

    private final Answers answers;
    private final Refiner refiner;
    private final double low;
    private final double high;

    SimpleLaws(Answers answers, double low, double high) {
        this.answers = answers;
        this.refiner = new Refiner(answers);
        this.low = low;
        this.high = high;
    }

    /** Returns the best laws of each family. */
    List<Law> search() {
        List<Law> laws = new ArrayList<>();
        for (int degree = 0; degree <= Answers.HIGHEST && degree < Math.max(1, answers.count() - 1); degree++) {
            laws.add(refiner.fit(Factor.of(degree)));
        }
        if (answers.count() < 4) {
            return laws;
        }
        List<Jumps.Gap> gaps = Jumps.of(answers, GAPS);
        best(laws, 0, corners());
        best(laws, 1, corners());
        if (low >= 0) {
            laws.add(refiner.fit(Factor.of(0, Atom.of(Curve.SQRT))));
        }
        if (low > 0) {
            laws.add(refiner.fit(Factor.of(0, Atom.of(Curve.LOG))));
        }
        best(laws, 0, steps(answers));
        best(laws, 0, rectangles(gaps));
        best(laws, 0, stairs());
        best(laws, 0, tanhs());
        best(laws, 0, sines());
        best(laws, 0, reciprocals());
        best(laws, 0, gaussians());
        best(laws, 0, peaks());
        best(laws, 0, SquareWaves.search(answers, answers.powers(0), STARTS));
        laws.addAll(new Quotients(answers).search());
        return laws;
    }

    private void best(List<Law> laws, int degree, List<Atom> atoms) {
        LeastSquares base = new LeastSquares(answers.y(), degree + 1);
        for (double[] column : answers.powers(degree)) {
            base.add(column);
        }
        atoms.stream().map(atom -> new Rated(atom, base.gain(answers.of(atom))))
                .filter(rated -> rated.gain() > 0)
                .sorted(Comparator.comparingDouble(Rated::gain).reversed())
                .limit(STARTS)
                .forEach(rated -> laws.add(refiner.refine(List.of(Factor.of(degree, rated.atom())))));
    }

    private List<Atom> corners() {
        return corners(low, high, 120);
    }

    static List<Atom> corners(double low, double high, int count) {
        List<Atom> atoms = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            atoms.add(Atom.of(Curve.ABS, low + (high - low) * i / count));
        }
        return atoms;
    }

    private static List<Atom> steps(Answers answers) {
        double[] x = Jumps.means(answers)[0];
        List<Atom> atoms = new ArrayList<>();
        for (int i = 0; i + 1 < x.length; i++) {
            atoms.add(Atom.of(Curve.STEP, new Jumps.Gap(x[i], x[i + 1], 0).place()));
        }
        return atoms;
    }

    /** Returns the rectangles between two gaps, on the lattice where it allows. */
    static List<Atom> rectangles(List<Jumps.Gap> gaps) {
        List<Atom> atoms = new ArrayList<>();
        for (Jumps.Gap left : gaps) {
            for (Jumps.Gap right : gaps) {
                if (left.high() <= right.low()) {
                    atoms.add(rectangle(left, right));
                }
            }
        }
        return atoms;
    }

    private static Atom rectangle(Jumps.Gap left, Jumps.Gap right) {
        double centre = (left.middle() + right.middle()) / 2;
        double width = right.middle() - left.middle();
        Atom best = Atom.of(Curve.RECTANGLE, centre, width);
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = -3; i <= 3; i++) {
            for (int j = -3; j <= 3; j++) {
                double m = Numbers.lattice(Numbers.lattice(centre) + i / 10.0);
                double w = Numbers.lattice(Numbers.lattice(width) + j / 10.0);
                double l = m - w / 2;
                double r = m + w / 2;
                double off = Math.abs(l - left.middle()) + Math.abs(r - right.middle());
                boolean inside = l > left.low() && l <= left.high() && r >= right.low() && r < right.high();
                if (inside && off < nearest) {
                    nearest = off;
                    best = Atom.of(Curve.RECTANGLE, m, w);
                }
            }
        }
        return best;
    }

    static List<Atom> stairs() {
        List<Atom> atoms = new ArrayList<>();
        for (int tenths = 1; tenths <= 10; tenths++) {
            atoms.add(Atom.of(Curve.FLOOR, tenths / 10.0));
            atoms.add(Atom.of(Curve.CEIL, tenths / 10.0));
        }
        return atoms;
    }

    private List<Atom> tanhs() {
        List<Atom> atoms = new ArrayList<>();
        for (double width : TANH_WIDTHS) {
            for (Jumps.Gap gap : Jumps.of(answers, 3)) {
                atoms.add(Atom.of(Curve.TANH, width, gap.middle()));
            }
            for (double centre = -50; centre <= 50; centre += 2) {
                atoms.add(Atom.of(Curve.TANH, width, centre));
            }
        }
        return atoms;
    }

    /** Looks through all periods of the lattice, the phase of each being linear. */
    private List<Atom> sines() {
        double[] constant = new double[answers.count()];
        Arrays.fill(constant, 1);
        List<Rated> rated = new ArrayList<>();
        for (int tenths = 40; tenths <= 600; tenths++) {
            double period = tenths / 10.0;
            LeastSquares squares = new LeastSquares(answers.y(), 3);
            squares.add(constant);
            squares.add(answers.of(Atom.of(Curve.SINE, period, 0)));
            squares.add(answers.of(Atom.of(Curve.SINE, period, -period / 4)));
            double[] c = squares.coefficients();
            double shift = -Math.atan2(c[2], c[1]) * period / (2 * Math.PI);
            rated.add(new Rated(Atom.of(Curve.SINE, period, shift), -squares.error()));
        }
        rated.sort(Comparator.comparingDouble(Rated::gain).reversed());
        return rated.stream().limit(STARTS).map(Rated::atom).toList();
    }

    private List<Atom> reciprocals() {
        List<Atom> atoms = new ArrayList<>();
        for (int tenths = 5; tenths <= 100; tenths++) {
            if (low + tenths / 10.0 > 0) {
                atoms.add(Atom.of(Curve.RECIPROCAL, tenths / 10.0));
            }
        }
        return atoms;
    }

    private List<Atom> gaussians() {
        double mean = answers.mean();
        int farthest = 0;
        for (int i = 0; i < answers.count(); i++) {
            if (Math.abs(answers.y()[i] - mean) > Math.abs(answers.y()[farthest] - mean)) {
                farthest = i;
            }
        }
        List<Atom> atoms = new ArrayList<>();
        for (double deviation : DEVIATIONS) {
            atoms.add(Atom.of(Curve.GAUSSIAN, answers.x()[farthest], deviation));
            for (double centre = -50; centre <= 50; centre += 0.8 * deviation) {
                atoms.add(Atom.of(Curve.GAUSSIAN, centre, deviation));
            }
        }
        return atoms;
    }

    private static List<Atom> peaks() {
        List<Atom> atoms = new ArrayList<>();
        for (double width = 5; width <= 40; width += 2.5) {
            for (double foot = -90; foot <= 10; foot += 2.5) {
                atoms.add(Atom.of(Curve.PEAK, foot, width));
            }
        }
        return atoms;
    }
}
