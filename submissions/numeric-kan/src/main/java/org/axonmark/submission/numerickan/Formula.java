package org.axonmark.submission.numerickan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network whose edges are formulas: a sum of terms and a constant.
 *
 * @param terms one for each hidden node
 * @param parameters the constant, then the terms'
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record Formula(List<Term> terms, double[] parameters) {

    private static final int STEPS = 40;
    private static final int HALVINGS = 16;
    private static final int PASSES = 4;
    private static final double FIRST_MOVE = 0.5;
    private static final double[][] MOVES = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}};
    private static final double LEAST = 1e-24;

    /** Returns a constant. */
    static Formula of(double constant) {
        return new Formula(List.of(), new double[] {constant});
    }

    /** Returns the formula with one more term. */
    Formula and(Term term, double[] numbers) {
        List<Term> more = new ArrayList<>(terms);
        more.add(term);
        double[] all = Arrays.copyOf(parameters, parameters.length + term.parameters());
        System.arraycopy(numbers, 0, all, parameters.length, term.parameters());
        return new Formula(more, all);
    }

    double at(double t) {
        return at(t, parameters);
    }

    private double at(double t, double[] p) {
        double sum = p[0];
        int from = 1;
        for (Term term : terms) {
            sum += term.at(t, p, from);
            from += term.parameters();
        }
        return sum;
    }

    /** Returns the formula with numbers that explain samples better: by slopes, and for jumps by smaller and smaller moves. */
    Formula fitted(Samples samples) {
        Formula best = better(withHeights(samples), samples);
        Formula descended = best.descended(samples, STEPS);
        if (terms.stream().noneMatch(term -> term.outer().jumps() || term.inner().jumps())) {
            return descended;
        }
        return descended.moved(samples).descended(samples, STEPS);
    }

    /** Returns the formula with numbers that explain samples better by slopes alone. */
    Formula descended(Samples samples, int steps) {
        return new Formula(terms, Levenberg.fit(p -> t -> at(t, p), parameters, samples, steps));
    }

    private Formula better(Formula other, Samples samples) {
        return other.error(samples) < error(samples) ? other : this;
    }

    private double error(Samples samples) {
        return samples.error(this::at);
    }

    /** Returns the formula with the constant and the factor of each term that explain samples best. */
    private Formula withHeights(Samples samples) {
        double[][] columns = new double[terms.size() + 1][];
        columns[0] = samples.of(t -> 1).y();
        int[] places = new int[columns.length];
        int from = 1;
        for (int j = 0; j < terms.size(); j++) {
            Term term = terms.get(j);
            double[] unit = parameters.clone();
            unit[from] = 1;
            int place = from;
            columns[j + 1] = samples.of(t -> term.at(t, unit, place)).y();
            places[j + 1] = from;
            from += term.parameters();
        }
        double[] heights = LeastSquares.solve(columns, samples.y(), 0);
        double[] all = parameters.clone();
        for (int j = 0; j < heights.length; j++) {
            all[places[j]] = heights[j];
        }
        return new Formula(terms, all);
    }

    /** Moves and stretches what jumps as long as that helps, all heights being worked out anew each time, then by half as much. */
    private Formula moved(Samples samples) {
        Formula best = this;
        double error = error(samples);
        double part = FIRST_MOVE;
        for (int halving = 0; halving < HALVINGS && error > LEAST; halving++) {
            boolean better = true;
            for (int pass = 0; better && pass < PASSES; pass++) {
                better = false;
                for (double[] move : MOVES) {
                    for (int place : best.jumps()) {
                        Formula other = best.moved(place, part * move[0], part * move[1]).withHeights(samples);
                        double now = other.error(samples);
                        if (now < error) {
                            best = other;
                            error = now;
                            better = true;
                        }
                    }
                }
            }
            part /= 2;
        }
        return best;
    }

    /** Returns where the numbers are that say where jumps lie: a or α, b or β behind it. */
    private int[] jumps() {
        List<Integer> places = new ArrayList<>();
        int from = 1;
        for (Term term : terms) {
            if (term.outer().jumps()) {
                places.add(from + 1);
            }
            if (term.inner().jumps()) {
                places.add(from + 3);
            }
            from += term.parameters();
        }
        return places.stream().mapToInt(place -> place).toArray();
    }

    /** Moves a curve of a v + b along v by a part of its unit 1/a, and stretches the unit by a part. */
    private Formula moved(int place, double along, double stretch) {
        double[] changed = parameters.clone();
        double unit = 1 / parameters[place];
        double centre = -parameters[place + 1] * unit + along * unit;
        changed[place] = 1 / (unit * (1 + stretch));
        changed[place + 1] = -centre * changed[place];
        return new Formula(terms, changed);
    }

    /**
     * Writes the formula over x.
     *
     * @param scale t is (x − middle) / scale
     */
    String text(double middle, double scale) {
        StringBuilder text = new StringBuilder(Term.number(parameters[0]));
        int from = 1;
        for (Term term : terms) {
            text.append(" + ").append(term.text(parameters, from, middle, scale));
            from += term.parameters();
        }
        return text.toString();
    }
}
