package org.axonmark.submission.numericsymbolic;

/**
 * A quotient of polynomials.
 *
 * @param above coefficients of the numerator, from the constant up
 * @param below coefficients of the denominator, from the constant up
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record Quotient(double[] above, double[] below) implements Law {

    @Override
    public double at(double x) {
        return value(above, x) / value(below, x);
    }

    static double value(double[] coefficients, double x) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }

    @Override
    public String text() {
        String numerator = Numbers.horner(above, above.length);
        return "(" + (numerator.isEmpty() ? "0.0" : numerator) + ") / (" + Numbers.horner(below, below.length) + ")";
    }

    @Override
    public String words() {
        return "a quotient of polynomials of degrees " + (above.length - 1) + " and " + (below.length - 1);
    }

    @Override
    public double parameters() {
        double sum = -1;
        for (double coefficient : above) {
            sum += coefficient == 0 ? 0 : 1;
        }
        for (double coefficient : below) {
            sum += coefficient == 0 ? 0 : 1;
        }
        return Math.max(1, sum);
    }
}
