package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Looks through all square waves of the lattice: periods of 4 to 60, shifts of −5 to 5. */
final class SquareWaves {

    private static final int SHORTEST = 40;
    private static final int LONGEST = 600;
    private static final int FIRST_SHIFT = -50;
    private static final int LAST_SHIFT = 50;
    private static final int POINTS = 128;

    private record Rated(Atom atom, double gain) {}

    private SquareWaves() {}

    /**
     * Returns the waves that explain most.
     *
     * @param degree of the polynomial that is there beside the wave
     * @param tilted whether the wave's height may follow a straight line
     */
    static List<Atom> search(Answers all, int degree, boolean tilted, int most) {
        Answers answers = all.thinned(POINTS);
        LeastSquares base = new LeastSquares(answers.y(), degree + 1);
        for (double[] column : answers.powers(degree)) {
            base.add(column);
        }
        double[] x = answers.x();
        double[] column = new double[x.length];
        double[] product = new double[x.length];
        List<Rated> rated = new ArrayList<>();
        for (int period = SHORTEST; period <= LONGEST; period++) {
            double p = period / 10.0;
            int last = Math.min(LAST_SHIFT, FIRST_SHIFT + (period + 1) / 2 - 1);
            for (int shift = FIRST_SHIFT; shift <= last; shift++) {
                double s = shift / 10.0;
                for (int i = 0; i < x.length; i++) {
                    double a = (x[i] - s) / p;
                    column[i] = a - Math.floor(a) < 0.5 ? 1 : -1;
                    product[i] = column[i] * x[i];
                }
                double gain = tilted ? base.gain(column, product) : base.gain(column);
                if (rated.size() < most || gain > rated.get(rated.size() - 1).gain()) {
                    rated.add(new Rated(new Atom.SquareWave(p, s), gain));
                    rated.sort(Comparator.comparingDouble(Rated::gain).reversed());
                    if (rated.size() > most) {
                        rated.remove(most);
                    }
                }
            }
        }
        return rated.stream().map(Rated::atom).toList();
    }
}
