package org.axonmark.functions;

import java.util.Arrays;
import java.util.List;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Expression.Constant;
import org.axonmark.hypothesis.Operator;
import org.axonmark.results.statistics.HmacStream;

/**
 * The families of numeric functions: FIND's sixteen, floor and ceiling as operands, and a "volcano" (a peak of straight flanks). Parameters
 * are multiples of 0.1.
 */
enum NumericFamily {
    LINEAR(Domain.WIDE),
    POLYNOMIAL(Domain.NARROW),
    ABSOLUTE(Domain.WIDE),
    ROOT(Domain.FROM_ZERO),
    LOGARITHM(Domain.FROM_ONE),
    STEP(Domain.WIDE),
    RELU(Domain.WIDE),
    TANH(Domain.WIDE),
    CONSTANT(Domain.WIDE),
    SINE(Domain.WIDE),
    COSINE(Domain.WIDE),
    RECIPROCAL(Domain.FROM_ONE),
    GAUSSIAN(Domain.WIDE),
    RATIONAL(Domain.WIDE),
    RECTANGLE(Domain.WIDE),
    SQUARE_WAVE(Domain.WIDE),
    VOLCANO(Domain.WIDE),
    FLOOR(Domain.NARROW),
    CEILING(Domain.NARROW);

    private static final double REACH = 60;

    private final Domain domain;

    NumericFamily(Domain domain) {
        this.domain = domain;
    }

    /**
     * Where a function is declared.
     *
     * @param low lower end
     * @param high upper end
     */
    record Domain(double low, double high) {

        static final Domain WIDE = new Domain(-100, 100);
        static final Domain NARROW = new Domain(-10, 10);
        static final Domain FROM_ZERO = new Domain(0, 100);
        static final Domain FROM_ONE = new Domain(1, 100);

        /** Returns what two domains have in common. */
        Domain and(Domain other) {
            return new Domain(Math.max(low, other.low), Math.min(high, other.high));
        }
    }

    /** Returns the families that stand alone. */
    static List<NumericFamily> atomic() {
        return Arrays.stream(values()).filter(family -> family != FLOOR && family != CEILING).toList();
    }

    /** Returns the families of which two are added or multiplied. */
    static List<NumericFamily> operands() {
        return List.of(LINEAR, POLYNOMIAL, STEP, RELU, CONSTANT, CEILING, FLOOR, RECTANGLE, SQUARE_WAVE);
    }

    Domain domain() {
        return domain;
    }

    /** Draws a function of this family. */
    Expression draw(Expression x, HmacStream stream) {
        return switch (this) {
            case LINEAR -> add(multiply(signed(stream, 0.1, 10), x), signed(stream, 0, 10));
            case POLYNOMIAL -> polynomial(x, stream, 2 + stream.nextInt(4), 5);
            case ABSOLUTE -> shape(stream, 30, new Call(Operator.ABS, centred(x, stream, REACH)));
            case ROOT -> shape(stream, 30, new Call(Operator.SQRT, x));
            case LOGARITHM -> shape(stream, 30, new Call(Operator.DIVIDE, new Call(Operator.LOG, x),
                    new Call(Operator.LOG, number(stream, 1.2, 10))));
            case STEP -> shape(stream, 30, new Call(Operator.STEP, centred(x, stream, REACH), number(stream, 0, 1)));
            case RELU -> shape(stream, 30, new Call(Operator.RELU, centred(x, stream, domain.high() * 0.6), number(stream, 0, 0.9)));
            case TANH -> shape(stream, 10, new Call(Operator.TANH, new Call(Operator.DIVIDE, centred(x, stream, REACH),
                    number(stream, 2, 30))));
            case CONSTANT -> signed(stream, 0, 100);
            case SINE -> shape(stream, 10, wave(Operator.SIN, x, stream));
            case COSINE -> shape(stream, 10, wave(Operator.COS, x, stream));
            case RECIPROCAL -> shape(stream, 30, new Call(Operator.DIVIDE, new Constant(1), x));
            case GAUSSIAN -> shape(stream, 30, new Call(Operator.GAUSSIAN, x, signed(stream, 0, REACH), number(stream, 4, 20)));
            case RATIONAL -> rational(x, stream);
            case RECTANGLE -> shape(stream, 30, new Call(Operator.RECTANGLE, x, signed(stream, 0, REACH), number(stream, 10, 40)));
            case SQUARE_WAVE -> shape(stream, 10, new Call(Operator.SQUAREWAVE, x, number(stream, 6, 60), signed(stream, 0, 5)));
            case VOLCANO -> shape(stream, 10, new Call(Operator.MAX, new Constant(0), new Call(Operator.SUBTRACT,
                    number(stream, 20, 60), new Call(Operator.ABS, centred(x, stream, REACH)))));
            case FLOOR -> multiply(signed(stream, 0.1, 10), new Call(Operator.FLOOR, x));
            case CEILING -> multiply(signed(stream, 0.1, 10), new Call(Operator.CEIL, x));
        };
    }

    /** Rounds to a multiple of 0.1. */
    static double round(double value) {
        return StrictMath.rint(value * 10) / 10;
    }

    /** Scale times the body plus a bias, both up to the given size. */
    private static Expression shape(HmacStream stream, double most, Expression body) {
        return add(multiply(signed(stream, 0.5, most), body), signed(stream, 0, 30));
    }

    private static Expression wave(Operator operator, Expression x, HmacStream stream) {
        double period = round(4 + 56 * stream.nextDouble());
        double turn = 2 * StrictMath.PI / period;
        return new Call(operator, multiply(new Constant(turn), centred(x, stream, 10)));
    }

    private static Expression centred(Expression x, HmacStream stream, double reach) {
        return new Call(Operator.SUBTRACT, x, signed(stream, 0, reach));
    }

    private static Expression polynomial(Expression x, HmacStream stream, int degree, double most) {
        Expression sum = signed(stream, 0, most);
        for (int power = 1; power <= degree; power++) {
            Constant factor = power == degree ? signed(stream, 0.1, most) : signed(stream, 0, most);
            sum = add(sum, multiply(factor, power == 1 ? x : new Call(Operator.POWER, x, new Constant(power))));
        }
        return sum;
    }

    /** A polynomial over 1 plus even powers of x/20, which has no pole. */
    private static Expression rational(Expression x, HmacStream stream) {
        Expression z = new Call(Operator.DIVIDE, x, new Constant(20));
        Expression below = new Constant(1);
        int half = 1 + stream.nextInt(2);
        for (int k = 1; k <= half; k++) {
            below = add(below, multiply(number(stream, 0.1, 3), new Call(Operator.POWER, z, new Constant(2 * k))));
        }
        return new Call(Operator.DIVIDE, polynomial(z, stream, 1, 10), below);
    }

    private static Constant number(HmacStream stream, double least, double most) {
        return new Constant(round(least + (most - least) * stream.nextDouble()));
    }

    private static Constant signed(HmacStream stream, double least, double most) {
        double size = round(least + (most - least) * stream.nextDouble());
        return new Constant(stream.nextBoolean() || size == 0 ? size : -size);
    }

    private static Expression add(Expression a, Expression b) {
        return new Call(Operator.ADD, a, b);
    }

    private static Expression multiply(Expression a, Expression b) {
        return new Call(Operator.MULTIPLY, a, b);
    }
}
