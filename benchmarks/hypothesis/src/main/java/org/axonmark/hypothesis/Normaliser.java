package org.axonmark.hypothesis;

import java.util.List;

import org.axonmark.hypothesis.Sum.Atom;

/** Turns numeric expressions into sums of products of atoms whose parameters are unique: scales positive, phases within one period. */
final class Normaliser {

    private static final double TURN = 2 * Math.PI;
    private static final int MAX_EXPANDED_POWER = 16;

    private Normaliser() {}

    static Sum sum(Expression expression) {
        return switch (expression) {
            case Expression.Input _ -> Sum.power(1, 1);
            case Expression.Constant(double value) -> Sum.constant(value);
            case Expression.Choice choice -> other("if" + choice.interval(), choice.parts());
            case Expression.Through through -> other("through" + through.points(), through.parts());
            case Expression.Call(Operator operator, List<Expression> parts) -> call(operator, parts);
            case Expression.Literal _ ->
                throw new IllegalStateException("a text stands in a numeric expression, though its type was checked");
        };
    }

    private static Sum call(Operator operator, List<Expression> parts) {
        List<Sum> sums = parts.stream().map(Normaliser::sum).toList();
        if (sums.stream().allMatch(one -> one.isPolynomial(0))) {
            double[] values = sums.stream().mapToDouble(one -> one.coefficient(0)).toArray();
            return Sum.constant(
                    Arithmetic.apply(operator, values[0], values.length > 1 ? values[1] : 0, values.length > 2 ? values[2] : 0));
        }
        Sum a = sums.get(0);
        Sum b = sums.size() > 1 ? sums.get(1) : a;
        return switch (operator) {
            case ADD -> a.plus(b);
            case SUBTRACT -> a.plus(b.times(-1));
            case MULTIPLY -> a.times(b);
            case NEGATE -> a.times(-1);
            case DIVIDE -> a.times(inverse(b));
            case POWER -> power(a, b, parts);
            case SIGN -> call(Operator.STEP, List.of(parts.get(0), new Expression.Constant(0.5))).times(2).plus(Sum.constant(-1));
            case MIN, MAX -> {
                Sum apart = absolute(a.plus(b.times(-1))).times(operator == Operator.MAX ? 0.5 : -0.5);
                yield a.plus(b).times(0.5).plus(apart);
            }
            case ABS -> absolute(a);
            case RELU -> b.isPolynomial(0)
                    ? a.times((1 + b.coefficient(0)) / 2).plus(absolute(a).times((1 - b.coefficient(0)) / 2)) : other("relu", parts);
            case EXP -> exponential(a, parts);
            case SIN -> wave(a, 0, "sin", parts);
            case COS -> wave(a, Math.PI / 2, "cos", parts);
            default -> isLine(a) && sums.subList(1, sums.size()).stream().allMatch(one -> one.isPolynomial(0))
                    ? onLine(operator, a.coefficient(1), a.coefficient(0),
                            sums.stream().skip(1).mapToDouble(one -> one.coefficient(0)).toArray(), parts)
                    : other(operator.symbol(), parts);
        };
    }

    private static boolean isLine(Sum sum) {
        return sum.isPolynomial(1) && sum.coefficient(1) != 0;
    }

    private static Sum other(String name, List<Expression> parts) {
        StringBuilder kind = new StringBuilder(name);
        parts.forEach(part -> kind.append('(').append(sum(part).key()).append(')'));
        return Sum.atom(1, new Atom(kind.toString()));
    }

    /** Normalises g(w x + p, …) for functions of one straight line. */
    private static Sum onLine(Operator operator, double w, double p, double[] more, List<Expression> parts) {
        double sign = Math.signum(w);
        double scale = Math.abs(w);
        return switch (operator) {
            case TANH -> Sum.atom(sign, new Atom("tanh", scale, -p / w));
            case SQRT -> Sum.atom(Math.sqrt(scale), new Atom("sqrt", sign, -p / scale));
            case LOG -> Sum.atom(1, new Atom("log", sign, -p / scale)).plus(Sum.constant(StrictMath.log(scale)));
            case STEP -> w > 0 ? Sum.atom(1, new Atom("step", -p / w, more[0]))
                    : Sum.constant(1).plus(Sum.atom(-1, new Atom("step", -p / w, 1 - more[0])));
            case GAUSSIAN -> Sum.atom(1, new Atom("gaussian", (more[0] - p) / w, Math.abs(more[1] / w)));
            case RECTANGLE -> more[1] < 0 ? Sum.constant(0) : Sum.atom(1, new Atom("rectangle", (more[0] - p) / w, more[1] / scale));
            case SQUAREWAVE -> squareWave(more[0] / w, (more[1] - p) / w);
            case FLOOR, CEIL -> {
                double whole = Math.floor(Sum.snap(p));
                yield Sum.atom(1, new Atom(operator.symbol(), w, p - whole)).plus(Sum.constant(whole));
            }
            case MOD -> {
                Sum line = Sum.power(w, 1).plus(Sum.constant(p));
                yield line.plus(onLine(Operator.FLOOR, w / more[0], p / more[0], new double[0], parts).times(-more[0]));
            }
            default -> other(operator.symbol(), parts);
        };
    }

    /** A negative period runs the wave backward, which is the wave turned over (but for its edges). */
    private static Sum squareWave(double signedPeriod, double shift) {
        double period = Math.abs(signedPeriod);
        double sign = Math.signum(signedPeriod);
        double within = Sum.snap(Arithmetic.mod(shift, period));
        if (within >= period / 2) {
            within -= period / 2;
            sign = -sign;
        }
        return Sum.atom(sign, new Atom("squarewave", period, within));
    }

    private static Sum wave(Sum a, double lead, String name, List<Expression> parts) {
        if (!isLine(a)) {
            return other(name, parts);
        }
        double w = a.coefficient(1);
        double p = a.coefficient(0) + lead;
        double sign = 1;
        if (w < 0) {
            w = -w;
            p = Math.PI - p;
        }
        double phase = Sum.snap(Arithmetic.mod(p, TURN));
        if (phase >= Sum.snap(Math.PI)) {
            phase -= Math.PI;
            sign = -1;
        }
        return Sum.atom(sign, new Atom("sin", w, Math.abs(phase) < 1e-11 ? 0 : phase));
    }

    private static Sum absolute(Sum a) {
        if (isLine(a)) {
            double w = a.coefficient(1);
            return Sum.atom(Math.abs(w), new Atom("abs", -a.coefficient(0) / w));
        }
        if (a.isPolynomial(0)) {
            return Sum.constant(Math.abs(a.coefficient(0)));
        }
        return Sum.atom(1, new Atom("abs(" + a.key() + ")"));
    }

    private static Sum exponential(Sum a, List<Expression> parts) {
        if (isLine(a)) {
            return Sum.atom(StrictMath.exp(a.coefficient(0)), new Atom("exp", a.coefficient(1)));
        }
        double curve = a.coefficient(2);
        if (!a.isPolynomial(2) || curve >= 0) {
            return other("exp", parts);
        }
        double slope = a.coefficient(1);
        double height = a.coefficient(0) - slope * slope / (4 * curve);
        return Sum.atom(StrictMath.exp(height), new Atom("gaussian", -slope / (2 * curve), Math.sqrt(-0.5 / curve)));
    }

    private static Sum power(Sum a, Sum b, List<Expression> parts) {
        double exponent = b.coefficient(0);
        if (!b.isPolynomial(0)) {
            return a.isPolynomial(0) && a.coefficient(0) > 0
                    ? exponential(b.times(StrictMath.log(a.coefficient(0))), parts) : other("^", parts);
        }
        if (exponent == 0.5) {
            return isLine(a) ? onLine(Operator.SQRT, a.coefficient(1), a.coefficient(0), new double[0], parts)
                    : other("sqrt", parts.subList(0, 1));
        }
        if (exponent != Math.rint(exponent) || Math.abs(exponent) > MAX_EXPANDED_POWER) {
            return other("^", parts);
        }
        Sum base = exponent < 0 ? inverse(a) : a;
        Sum product = Sum.constant(1);
        for (int i = 0; i < Math.abs(exponent); i++) {
            product = product.times(base);
        }
        return product;
    }

    /** Returns 1/a: for a single power of x that power, else an atom of the polynomial scaled to a leading coefficient of 1. */
    private static Sum inverse(Sum a) {
        if (a.terms().isEmpty()) {
            return Sum.atom(1, new Atom("1/0"));
        }
        if (!a.isPolynomial(Integer.MAX_VALUE)) {
            return Sum.atom(1, new Atom("1/(" + a.key() + ")"));
        }
        int degree = a.degree();
        double lead = a.coefficient(degree);
        if (a.terms().size() == 1) {
            return Sum.power(1 / lead, -degree);
        }
        double[] monic = new double[degree];
        for (int i = 0; i < degree; i++) {
            monic[i] = a.coefficient(i) / lead;
        }
        return Sum.atom(1 / lead, new Atom("inverse", monic));
    }
}
