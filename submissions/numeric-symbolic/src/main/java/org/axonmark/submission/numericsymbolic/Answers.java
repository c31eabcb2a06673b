package org.axonmark.submission.numericsymbolic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/** What a black box has answered: points in ascending order, some perhaps more than once, and the finite values there. */
final class Answers {

    /** Highest power of x that laws hold. */
    static final int HIGHEST = 10;

    private final double[] x;
    private final double[] y;
    private final boolean noisy;
    private final double size;
    private final double[][] powers = new double[HIGHEST + 1][];

    private Answers(double[] x, double[] y, boolean noisy) {
        this.x = x;
        this.y = y;
        this.noisy = noisy;
        this.size = Arrays.stream(y).map(Math::abs).max().orElse(0);
        for (int k = 0; k <= HIGHEST; k++) {
            powers[k] = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                powers[k][i] = k == 0 ? 1 : powers[k - 1][i] * x[i];
            }
        }
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
        return size;
    }

    /** Returns the values of a curve at the points. */
    double[] of(Atom atom) {
        double[] values = new double[x.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = atom.at(x[i]);
        }
        return values;
    }

    /** Returns the points' powers, from 0 up to a degree of {@value #HIGHEST} at most; the columns are not copies. */
    double[][] powers(int degree) {
        return Arrays.copyOf(powers, degree + 1);
    }

    /** Returns other values at the same points. */
    Answers with(double[] values) {
        return new Answers(x, values, noisy);
    }
}
