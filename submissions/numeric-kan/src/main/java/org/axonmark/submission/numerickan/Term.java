package org.axonmark.submission.numerickan;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A hidden node whose two edges are formulas: c f(a g(α t + β) + b).
 *
 * @param outer f
 * @param inner g; a straight line is t itself, without α and β
 */
record Term(Primitive outer, Primitive inner) {

    private static final MathContext DIGITS = new MathContext(9);

    /** Returns a term of one edge. */
    static Term of(Primitive primitive) {
        return new Term(primitive, Primitive.LINE);
    }

    /** Returns how many numbers it has, in the order c, a, b, α, β; a straight line has c alone. */
    int parameters() {
        return inner != Primitive.LINE ? 5 : outer != Primitive.LINE ? 3 : 1;
    }

    double at(double t, double[] p, int from) {
        if (parameters() == 1) {
            return p[from] * t;
        }
        double hidden = inner == Primitive.LINE ? t : inner.at(p[from + 3] * t + p[from + 4]);
        return p[from] * outer.at(p[from + 1] * hidden + p[from + 2]);
    }

    /**
     * Writes the term over x.
     *
     * @param scale t is (x − middle) / scale
     */
    String text(double[] p, int from, double middle, double scale) {
        if (parameters() == 1) {
            return number(p[from]) + " * (" + line(1, 0, middle, scale) + ")";
        }
        String inside = inner == Primitive.LINE ? line(p[from + 1], p[from + 2], middle, scale)
                : number(p[from + 1]) + " * " + inner.of(line(p[from + 3], p[from + 4], middle, scale)) + " + " + number(p[from + 2]);
        return number(p[from]) + " * " + outer.of(inside);
    }

    private static String line(double a, double b, double middle, double scale) {
        return number(a / scale) + " * x + " + number(b - a * middle / scale);
    }

    static String number(double value) {
        return Double.toString(new BigDecimal(value).round(DIGITS).doubleValue());
    }
}
