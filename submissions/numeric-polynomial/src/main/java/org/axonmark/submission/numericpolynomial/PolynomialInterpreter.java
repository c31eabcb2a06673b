package org.axonmark.submission.numericpolynomial;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;

/** Believes that every function is a polynomial of degree 5: least squares on an even grid of up to 129 answers. */
public final class PolynomialInterpreter implements FunctionInterpreter {

    private static final int QUERIES = 129;
    private static final int DEGREE = 5;

    /** Creates the interpreter. */
    public PolynomialInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        Interval range = range(box);
        int n = Math.min(QUERIES, box.remaining());
        double[] x = grid(range, n);
        double[] y = box.numbers(DoubleTensor.of(x, n)).values();
        double middle = (range.low() + range.high()) / 2;
        double half = (range.high() - range.low()) / 2;
        double[] unit = new double[n];
        for (int i = 0; i < n; i++) {
            unit[i] = (x[i] - middle) / half;
        }
        double[] coefficients = fit(unit, y);
        String z = "((x - " + middle + ") / " + half + ")";
        StringBuilder horner = new StringBuilder(Double.toString(coefficients[DEGREE]));
        for (int power = DEGREE - 1; power >= 0; power--) {
            horner.insert(0, "(").append(" * ").append(z).append(" + ").append(coefficients[power]).append(')');
        }
        return Interpretation.of("numeric " + horner, "");
    }

    /** Least squares in the monomials of numbers within [-1, 1], by the normal equations and Gauss's elimination with pivots. */
    private static double[] fit(double[] x, double[] y) {
        int k = DEGREE + 1;
        double[][] system = new double[k][k + 1];
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(y[i])) {
                for (int row = 0; row < k; row++) {
                    for (int column = 0; column < k; column++) {
                        system[row][column] += Math.pow(x[i], row + column);
                    }
                    system[row][k] += Math.pow(x[i], row) * y[i];
                }
            }
        }
        for (int row = 0; row < k; row++) {
            int pivot = row;
            for (int other = row + 1; other < k; other++) {
                pivot = Math.abs(system[other][row]) > Math.abs(system[pivot][row]) ? other : pivot;
            }
            double[] swapped = system[row];
            system[row] = system[pivot];
            system[pivot] = swapped;
            for (int other = 0; other < k; other++) {
                double factor = other == row || system[row][row] == 0 ? 0 : system[other][row] / system[row][row];
                for (int column = row; column <= k; column++) {
                    system[other][column] -= factor * system[row][column];
                }
            }
        }
        double[] solution = new double[k];
        for (int row = 0; row < k; row++) {
            double value = system[row][k] / system[row][row];
            solution[row] = Double.isFinite(value) ? value : 0;
        }
        return solution;
    }

    private static double[] grid(Interval range, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = range.low() + (range.high() - range.low()) * (n == 1 ? 0.5 : i / (n - 1.0));
        }
        return x;
    }

    private static Interval range(BlackBox box) {
        if (box.setup().domain() instanceof Domain.Numbers numbers) {
            return numbers.range();
        }
        throw new IllegalArgumentException("this interpreter knows functions of a number, not " + box.setup().kind());
    }
}
