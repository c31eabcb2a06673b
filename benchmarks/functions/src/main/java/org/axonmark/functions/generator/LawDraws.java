package org.axonmark.functions.generator;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Expression.Constant;
import org.axonmark.hypothesis.Operator;
import org.axonmark.hypothesis.Type;
import org.axonmark.results.statistics.HmacStream;

/** Draws the parameters of simple laws, all on a lattice of 0.1, and writes the laws down. */
final class LawDraws {

    private static final Expression X = new Expression.Input(Type.NUMBER);
    private static final double TURN = 2 * Math.PI;

    private final HmacStream stream;

    LawDraws(HmacStream stream) {
        this.stream = stream;
    }

    Expression draw(Law law) {
        return switch (law) {
            case LINEAR -> line(amplitude(0.1, 10), X, between(-10, 10));
            case POLYNOMIAL -> polynomial(2 + stream.nextInt(4), 5);
            case ABSOLUTE -> scaled(new Call(Operator.ABS, from(between(-50, 50))));
            case ROOT -> scaled(new Call(Operator.SQRT, X));
            case LOGARITHM -> scaled(new Call(Operator.DIVIDE, new Call(Operator.LOG, X),
                    new Call(Operator.LOG, new Constant(between(1.1, 10)))));
            case STEP -> scaled(new Call(Operator.STEP, from(between(-50, 50)), new Constant(0.5)));
            case RELU -> line(amplitude(0.5, 30), new Call(Operator.RELU, from(between(-50, 50)), new Constant(between(0, 0.9))),
                    between(-30, 30));
            case TANH -> wave(Operator.TANH, between(1, 60), between(-50, 50));
            case CONSTANT -> new Constant(between(-100, 99));
            case SINE -> wave(Operator.SIN, between(4, 60), between(0.1, 6.2));
            case COSINE -> wave(Operator.COS, between(4, 60), between(0.1, 6.2));
            case RECIPROCAL -> new Call(Operator.ADD, new Call(Operator.DIVIDE, new Constant(amplitude(1, 30)),
                    new Call(Operator.ADD, X, new Constant(between(0.5, 10)))), new Constant(between(-10, 10)));
            case GAUSSIAN -> scaled(new Call(Operator.GAUSSIAN, X, new Constant(between(-50, 50)), new Constant(between(1, 10))));
            case RATIONAL -> rational();
            case RECTANGLE -> scaled(new Call(Operator.RECTANGLE, X, new Constant(between(-50, 50)), new Constant(between(1, 10))));
            case SQUARE_WAVE -> scaled(new Call(Operator.SQUAREWAVE, X, new Constant(between(4, 60)), new Constant(between(-5, 5))));
            case VOLCANO -> volcano();
            case CEIL -> scaled(new Call(Operator.CEIL, times(between(0.1, 1), X)));
            case FLOOR -> scaled(new Call(Operator.FLOOR, times(between(0.1, 1), X)));
            case SUM, PRODUCT -> throw new IllegalArgumentException(law + " is drawn from two operands");
        };
    }

    /** Returns a multiple of 0.1 between two others, each equally likely. */
    double between(double low, double high) {
        int first = (int) Math.rint(low * 10);
        int last = (int) Math.rint(high * 10);
        return (first + stream.nextInt(last - first + 1)) / 10.0;
    }

    /** Returns a number of either sign whose size is within bounds, so that no factor vanishes. */
    double amplitude(double low, double high) {
        double size = between(low, high);
        return stream.nextBoolean() ? size : -size;
    }

    private Expression scaled(Expression inner) {
        return line(amplitude(0.5, 30), inner, between(-30, 30));
    }

    private Expression wave(Operator operator, double period, double shift) {
        Expression angle = new Call(Operator.MULTIPLY, new Call(Operator.DIVIDE, new Constant(TURN), new Constant(period)), from(shift));
        return line(amplitude(0.5, 10), new Call(operator, angle), between(-10, 10));
    }

    /** A peak: flat, up a slope from the left foot to the top, down again, flat. */
    private Expression volcano() {
        double width = between(5, 40);
        double left = between(-90, 10);
        double top = Math.rint((left + width) * 10) / 10;
        double right = Math.rint((left + 2 * width) * 10) / 10;
        Expression corners = new Call(Operator.ADD,
                new Call(Operator.SUBTRACT, corner(left), times(2, corner(top))), corner(right));
        return line(amplitude(0.2, 5), corners, between(-30, 30));
    }

    private Expression rational() {
        int order = stream.nextBoolean() ? 2 : 4;
        return new Call(Operator.DIVIDE, polynomial(stream.nextInt(order), 10), polynomial(order, 10));
    }

    private Expression polynomial(int degree, double bound) {
        Expression sum = degree == 0 ? new Constant(amplitude(0.5, bound))
                : times(amplitude(0.1, bound), power(degree));
        for (int i = degree - 1; i >= 0; i--) {
            double coefficient = between(-bound, bound);
            if (coefficient != 0) {
                sum = new Call(Operator.ADD, sum, i == 0 ? new Constant(coefficient) : times(coefficient, power(i)));
            }
        }
        return sum;
    }

    private static Expression power(int n) {
        return n == 1 ? X : new Call(Operator.POWER, X, new Constant(n));
    }

    private static Expression corner(double at) {
        return new Call(Operator.RELU, from(at), new Constant(0));
    }

    private static Expression from(double origin) {
        return new Call(Operator.SUBTRACT, X, new Constant(origin));
    }

    private static Expression times(double factor, Expression inner) {
        return new Call(Operator.MULTIPLY, new Constant(factor), inner);
    }

    private static Expression line(double slope, Expression inner, double summand) {
        return new Call(Operator.ADD, times(slope, inner), new Constant(summand));
    }
}
