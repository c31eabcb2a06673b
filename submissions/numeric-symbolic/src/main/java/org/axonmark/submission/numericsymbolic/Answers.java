package org.axonmark.submission.numericsymbolic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** What a black box has answered: points in ascending order, some perhaps more than once, and the finite values there. */
final class Answers {

    private final double[] x;
    private final double[] y;
    private final boolean noisy;

    private Answers(double[] x, double[] y, boolean noisy) {
        this.x = x;
        this.y = y;
        this.noisy = noisy;
    }

    /**
     * Sorts answers.
     *
     * @param noisy whether the same question had different answers
     */
    static Answers of(double[] x, double[] y, boolean noisy) {
        int[] order = IntStream.range(0, x.length).filter(i -> Double.isFinite(y[i])).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> x[i]).thenComparingInt(i -> i)).mapToInt(i -> i).toArray();
        return new Answers(Arrays.stream(order).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> y[i]).toArray(), noisy);
    }

    /** Returns the answers whose points pass. */
    Answers where(DoublePredicate kept) {
        int[] places = IntStream.range(0, x.length).filter(i -> kept.test(x[i])).toArray();
        return new Answers(Arrays.stream(places).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(places).mapToDouble(i -> y[i]).toArray(), noisy);
    }

    /** Returns about a number of the answers, spread over their places. */
    Answers thinned(int most) {
        if (x.length <= most) {
            return this;
        }
        int[] places = IntStream.range(0, most).map(i -> (int) ((long) i * x.length / most)).toArray();
        return new Answers(Arrays.stream(places).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(places).mapToDouble(i -> y[i]).toArray(), noisy);
    }

    int count() {
        return x.length;
    }

    /** Returns the points; not a copy. */
    double[] x() {
        return x;
    }

    /** Returns the values; not a copy. */
    double[] y() {
        return y;
    }

    boolean isNoisy() {
        return noisy;
    }

    double mean() {
        return Arrays.stream(y).average().orElse(0);
    }

    /** Returns the standard deviation of the values. */
    double deviation() {
        double mean = mean();
        return Math.sqrt(Arrays.stream(y).map(value -> (value - mean) * (value - mean)).average().orElse(0));
    }

    /** Returns the largest absolute value. */
    double size() {
        return Arrays.stream(y).map(Math::abs).max().orElse(0);
    }

    /** Returns the values of a curve at the points. */
    double[] of(Atom atom) {
        double[] values = new double[x.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = atom.at(x[i]);
        }
        return values;
    }

    /** Returns the points' powers, from 0 up to a degree. */
    double[][] powers(int degree) {
        double[][] powers = new double[degree + 1][x.length];
        for (int i = 0; i < x.length; i++) {
            double power = 1;
            for (int k = 0; k <= degree; k++) {
                powers[k][i] = power;
                power *= x[i];
            }
        }
        return powers;
    }
}
