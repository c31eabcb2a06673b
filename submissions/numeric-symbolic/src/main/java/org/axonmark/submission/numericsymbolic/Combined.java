package org.axonmark.submission.numericsymbolic;

import java.util.List;

/**
 * A factor, or the product of two, with coefficients.
 *
 * @param factors one or two
 * @param coefficients for each factor, one for each of its columns
 */
record Combined(List<Factor> factors, List<double[]> coefficients) implements Law {

    private static final double JUMP = 1.5;

    @Override
    public double at(double x) {
        double value = 1;
        for (int i = 0; i < factors.size(); i++) {
            value *= factors.get(i).at(x, coefficients.get(i));
        }
        return value;
    }

    @Override
    public String text() {
        String first = factors.get(0).text(coefficients.get(0));
        return factors.size() == 1 ? first : "(" + first + ") * (" + factors.get(1).text(coefficients.get(1)) + ")";
    }

    @Override
    public String words() {
        String first = factors.get(0).words(coefficients.get(0));
        return factors.size() == 1 ? first
                : "the product of two: the first is " + first + ", the second is " + factors.get(1).words(coefficients.get(1));
    }

    @Override
    public double parameters() {
        double sum = 1 - factors.size();
        for (int f = 0; f < factors.size(); f++) {
            for (double coefficient : coefficients.get(f)) {
                sum += coefficient == 0 ? 0 : 1;
            }
            for (Atom atom : factors.get(f).atoms()) {
                sum += atom.shape().length * (atom.isSmooth() ? 1 : JUMP);
            }
        }
        return Math.max(1, sum);
    }
}
