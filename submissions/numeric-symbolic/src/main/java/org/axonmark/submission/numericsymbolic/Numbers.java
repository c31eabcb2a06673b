package org.axonmark.submission.numericsymbolic;

import java.math.BigDecimal;
import java.math.MathContext;

/** How numbers are rounded and written. */
final class Numbers {

    private static final MathContext DIGITS = new MathContext(11);
    private static final double TENTHS = 10;

    private Numbers() {}

    /** Returns the nearest multiple of 0.1, the lattice that parameters are drawn from. */
    static double lattice(double value) {
        return Math.rint(value * TENTHS) / TENTHS;
    }

    /** Returns a constant of the hypothesis language. */
    static String text(double value) {
        double rounded = new BigDecimal(value).round(DIGITS).doubleValue();
        return Double.toString(rounded == 0 ? 0 : rounded);
    }

    /** Returns {@code x - s}, or {@code x} for a shift of 0. */
    static String shifted(double shift) {
        return shift == 0 ? "x" : shift < 0 ? "(x + " + text(-shift) + ")" : "(x - " + text(shift) + ")";
    }

    /** Returns {@code (x - s)}, or {@code (x)} for a shift of 0. */
    static String bracketed(double shift) {
        return shift == 0 ? "(x)" : shifted(shift);
    }

    /** Returns a polynomial by Horner's rule, empty if it is 0 throughout. */
    static String horner(double[] coefficients, int count) {
        String text = "";
        for (int i = count - 1; i >= 0; i--) {
            if (!text.isEmpty()) {
                text = i == count - 2 || !text.contains(" ") ? text + " * x" : "(" + text + ") * x";
            }
            if (coefficients[i] != 0) {
                text = text.isEmpty() ? text(coefficients[i]) : plus(text, coefficients[i]);
            }
        }
        return text;
    }

    /** Returns a sum of a text and a number. */
    static String plus(String text, double summand) {
        return summand < 0 ? text + " - " + text(-summand) : text + " + " + text(summand);
    }
}
