package org.axonmark.hypothesis;

import java.util.List;

/** The points of {@link Expression.Through} made ready for many numbers: what its {@code at} returns, to the last bit. */
final class Polyline {

    private final double[] x;
    private final double[] y;

    Polyline(List<Expression.Point> points) {
        x = points.stream().mapToDouble(Expression.Point::x).toArray();
        y = points.stream().mapToDouble(Expression.Point::y).toArray();
    }

    /** Writes the heights at the first n numbers. */
    void at(double[] numbers, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = at(numbers[i]);
        }
    }

    private double at(double number) {
        int last = x.length - 1;
        if (number > x[0] && number < x[last]) {
            // Halved without a branch that depends on the number: numbers come in no order, so it would be guessed wrong half the time.
            int below = 0;
            for (int length = last; length > 1; length -= length >>> 1) {
                int middle = below + (length >>> 1);
                below = x[middle] <= number ? middle : below;
            }
            return y[below] + (number - x[below]) / (x[below + 1] - x[below]) * (y[below + 1] - y[below]);
        }
        return number <= x[0] ? y[0] : number >= x[last] ? y[last] : Double.NaN;
    }
}
