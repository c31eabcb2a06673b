package org.axonmark.submission.numerickan;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Points and values there.
 *
 * @param t points, the domain being [−1, 1]
 * @param y values
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record Samples(double[] t, double[] y) {

    int count() {
        return t.length;
    }

    /** Returns the samples whose numbers pass. */
    Samples where(IntPredicate kept) {
        int[] places = IntStream.range(0, t.length).filter(kept).toArray();
        return new Samples(IntStream.of(places).mapToDouble(i -> t[i]).toArray(), IntStream.of(places).mapToDouble(i -> y[i]).toArray());
    }

    /** Returns other values at the same points. */
    Samples of(DoubleUnaryOperator curve) {
        return new Samples(t, Arrays.stream(t).map(curve).toArray());
    }

    /** Returns what a curve leaves unexplained. */
    Samples less(DoubleUnaryOperator curve) {
        double[] left = new double[y.length];
        Arrays.setAll(left, i -> y[i] - curve.applyAsDouble(t[i]));
        return new Samples(t, left);
    }

    /** Returns the mean squared error of a curve; infinite where it has no value. */
    double error(DoubleUnaryOperator curve) {
        double sum = 0;
        for (int i = 0; i < t.length; i++) {
            double off = y[i] - curve.applyAsDouble(t[i]);
            sum += off * off;
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum / Math.max(1, t.length);
    }

    double mean() {
        return Arrays.stream(y).average().orElse(0);
    }

    double variance() {
        double mean = mean();
        return error(t -> mean);
    }
}
