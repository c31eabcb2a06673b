package org.axonmark.submission.numericsymbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where to ask next once a law is believed: laws with a jump moved along the lattice that explain the answers as well differ from it there. */
final class Doubts {

    private static final int GRID = 8_000;
    private static final double[] MOVES = {0.1, -0.1, 0.2, -0.2};
    private static final double AS_GOOD = 1 + 1e-6;

    private final Found believed;
    private final Answers answers;
    private final double low;
    private final double high;

    Doubts(Found believed, Answers answers, double low, double high) {
        this.believed = believed;
        this.answers = answers;
        this.low = low;
        this.high = high;
    }

    /** Returns a point for each other law, in ascending order, none if no other explains the answers. */
    double[] points() {
        double[] values = new double[GRID];
        for (int i = 0; i < GRID; i++) {
            values[i] = believed.at(place(i));
        }
        double size = answers.size();
        double allowed = believed.error() * AS_GOOD + 1e-20 * size * size * answers.count();
        TreeSet<Double> points = new TreeSet<>();
        Judge judge = new Judge(answers, false);
        for (Found other : others(judge)) {
            if (other.error() <= allowed) {
                int middle = middle(other, values, 1e-6 * size);
                if (middle >= 0) {
                    points.add(place(middle));
                }
            }
        }
        return points.stream().mapToDouble(x -> x).toArray();
    }

    private double place(int i) {
        return low + (high - low) * (i + 0.5) / GRID;
    }

    private List<Found> others(Judge judge) {
        List<Found> others = new ArrayList<>();
        if (believed.law() instanceof Combined law) {
            for (List<Factor> factors : Factor.moved(law.factors(), MOVES)) {
                others.add(judge.weigh(new Combined(factors, law.coefficients()), believed.patch()));
            }
        }
        Patch patch = believed.patch();
        for (int i = 0; patch != null && i < MOVES.length; i++) {
            others.add(judge.weigh(believed.law(), new Patch(patch.low() + MOVES[i], patch.high(), patch.value())));
            others.add(judge.weigh(believed.law(), new Patch(patch.low(), patch.high() + MOVES[i], patch.value())));
        }
        return others;
    }

    /** Returns the middle of the longest run of places where two laws differ; -1 for nowhere. */
    private int middle(Found other, double[] values, double least) {
        int longest = 0;
        int middle = -1;
        int run = 0;
        for (int i = 0; i < GRID; i++) {
            run = Math.abs(other.at(place(i)) - values[i]) > least ? run + 1 : 0;
            if (run > longest) {
                longest = run;
                middle = i - run / 2;
            }
        }
        return middle;
    }
}
