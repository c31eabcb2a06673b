package org.axonmark.hypothesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Expression.Constant;
import org.axonmark.hypothesis.Expression.Input;
import org.axonmark.hypothesis.NumericPhrases.Function1;
import org.axonmark.hypothesis.NumericPhrases.Function2;
import org.jspecify.annotations.Nullable;

/** Says laws of one number: by the name of their shape where they are written like one, else by their operators. */
final class NumericWording {

    private NumericWording() {}

    static String law(Expression law) {
        String polynomial = polynomial(law);
        if (polynomial != null) {
            return polynomial;
        }
        double offset = offset(law);
        Expression inner = Double.isNaN(offset) ? law : ((Call) law).parts().get(0);
        double scale = scale(inner);
        Expression core = Double.isNaN(scale) ? inner : ((Call) inner).parts().get(1);
        String shape = shape(scale, core);
        if (shape != null) {
            return Double.isNaN(offset) ? shape : shape + ", offset " + number(offset);
        }
        return operators(law);
    }

    /** A law within another: in brackets if it has parts of its own. */
    private static String inner(Expression law) {
        String said = law(law);
        boolean plain =
                said.indexOf(',') < 0 && Arrays.stream(Function2.values()).noneMatch(function -> said.startsWith(function.words + " of ")
                        && law instanceof Call call && call.operator() == function.operator);
        return plain ? said : "(" + said + ")";
    }

    private static String operators(Expression law) {
        return switch (law) {
            case Input _ -> "x";
            case Constant(double value) -> "constant " + number(value);
            case Call(Operator operator, List<Expression> parts) when operator == Operator.POWER
                    && parts.get(1) instanceof Constant(double power) ->
                "power " + number(power) + " of " + inner(parts.get(0));
            case Call(Operator operator, List<Expression> parts) when parts.size() == 1 ->
                function(operator) + " of " + inner(parts.get(0));
            case Call(Operator operator, List<Expression> parts) when parts.size() == 2 ->
                function(operator) + " of " + inner(parts.get(0)) + " and " + inner(parts.get(1));
            default -> throw new Wording.Unsayable();
        };
    }

    private static String function(Operator operator) {
        for (Function1 function : Function1.values()) {
            if (function.operator == operator) {
                return function.words;
            }
        }
        for (Function2 function : Function2.values()) {
            if (function.operator == operator) {
                return function.words;
            }
        }
        throw new Wording.Unsayable();
    }

    /** The summand behind a law; NaN if there is none. */
    private static double offset(Expression law) {
        return law instanceof Call(Operator operator, List<Expression> parts) && operator == Operator.ADD
                && parts.get(1) instanceof Constant(double summand) ? summand : Double.NaN;
    }

    /** The factor before a law; NaN if there is none. */
    private static double scale(Expression law) {
        return law instanceof Call(Operator operator, List<Expression> parts) && operator == Operator.MULTIPLY
                && parts.get(0) instanceof Constant(double factor) ? factor : Double.NaN;
    }

    /** A shape of a name, scaled; null if it has none. */
    private static @Nullable String shape(double scale, Expression core) {
        if (core instanceof Expression.Through(Expression subject, List<Expression.Point> points) && subject instanceof Input) {
            return scaled("lines through " + points.stream().map(point -> "(" + number(point.x()) + ", " + number(point.y()) + ")")
                    .collect(Collectors.joining(", ")), "", scale);
        }
        if (!(core instanceof Call(Operator operator, List<Expression> parts))) {
            return null;
        }
        Expression first = parts.get(0);
        double shift = shift(first);
        double factor = Double.isNaN(scale) ? 1 : scale;
        List<Expression> more = parts.subList(1, parts.size());
        boolean fixed = more.stream().allMatch(part -> part instanceof Constant);
        return switch (operator) {
            case ABS -> shifted("absolute value", shift, scale);
            case SQRT -> shifted("square root", shift, scale);
            case LOG -> shifted("natural logarithm", shift, scale);
            case EXP, TANH, FLOOR, CEIL -> rate(operator, first, scale);
            case SIN, COS -> {
                String wave = wave(operator, first, factor);
                yield wave == null ? rate(operator, first, scale) : wave;
            }
            case DIVIDE -> quotient(scale, first, parts.get(1));
            case ADD -> peak(scale, core);
            case STEP -> fixed && !Double.isNaN(shift) && Wording.constant(more.get(0)) == NumericPhrases.HALF_WAY
                    ? "step of " + number(factor) + " at " + number(shift) : null;
            case RELU -> fixed && !Double.isNaN(shift)
                    ? "ramp of slope " + number(factor) + " and leak " + number(Wording.constant(more.get(0))) + " from " + number(shift)
                    : null;
            case GAUSSIAN -> fixed && shift == 0 ? "bell of height " + number(factor) + " and deviation "
                    + number(Wording.constant(more.get(1))) + " at " + number(Wording.constant(more.get(0))) : null;
            case RECTANGLE -> fixed && shift == 0 ? "rectangle of height " + number(factor) + " and width "
                    + number(Wording.constant(more.get(1))) + " at " + number(Wording.constant(more.get(0))) : null;
            case SQUAREWAVE -> fixed && shift == 0 ? "square wave of amplitude " + number(factor) + " and period "
                    + number(Wording.constant(more.get(0))) + ", shifted by " + number(Wording.constant(more.get(1))) : null;
            default -> null;
        };
    }

    /** How far x is shifted: 0 for x itself, NaN if the expression is no shifted x. */
    private static double shift(Expression subject) {
        if (subject instanceof Input) {
            return 0;
        }
        if (subject instanceof Call(Operator operator, List<Expression> parts)
                && (operator == Operator.SUBTRACT || operator == Operator.ADD)
                && parts.get(0) instanceof Input && parts.get(1) instanceof Constant(double by)) {
            return operator == Operator.SUBTRACT ? by : -by;
        }
        return Double.NaN;
    }

    private static @Nullable String shifted(String name, double shift, double scale) {
        return Double.isNaN(shift) ? null : scaled(name, shift == 0 ? "" : ", shifted by " + number(shift), scale);
    }

    private static String scaled(String name, String shifted, double scale) {
        return name + shifted + (Double.isNaN(scale) ? "" : ", scaled by " + number(scale));
    }

    private static @Nullable String rate(Operator operator, Expression angle, double scale) {
        double shift = angle instanceof Call call ? shift(call.parts().getLast()) : Double.NaN;
        double rate = angle instanceof Call(Operator times, List<Expression> parts) && times == Operator.MULTIPLY
                ? folded(parts.get(0)) : Double.NaN;
        return Double.isNaN(rate) ? null : shifted(function(operator) + " of rate " + number(rate), shift, scale);
    }

    /** A constant, or the quotient of two. */
    private static double folded(Expression expression) {
        double value = expression instanceof Constant(double constant) ? constant
                : expression instanceof Call(Operator operator, List<Expression> parts) && operator == Operator.DIVIDE
                        && parts.get(0) instanceof Constant(double above) && parts.get(1) instanceof Constant(double below)
                        ? above / below
                : Double.NaN;
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static @Nullable String wave(Operator operator, Expression angle, double amplitude) {
        boolean periodic = angle instanceof Call(Operator times, List<Expression> parts) && times == Operator.MULTIPLY
                && parts.get(0) instanceof Call(Operator over, List<Expression> turn) && over == Operator.DIVIDE
                && turn.get(0) instanceof Constant(double above) && above == NumericPhrases.TURN && turn.get(1) instanceof Constant;
        if (!periodic) {
            return null;
        }
        Call product = (Call) angle;
        double period = Wording.constant(((Call) product.parts().get(0)).parts().get(1));
        String name = function(operator) + " of amplitude " + number(amplitude) + " and period " + number(period);
        return shifted(name, shift(product.parts().get(1)), Double.NaN);
    }

    private static @Nullable String quotient(double scale, Expression above, Expression below) {
        if (above instanceof Call(Operator log, List<Expression> parts) && log == Operator.LOG
                && below instanceof Call(Operator base, List<Expression> bases) && base == Operator.LOG
                && bases.get(0) instanceof Constant(double value)) {
            return shifted("logarithm to base " + number(value), shift(parts.get(0)), scale);
        }
        return above instanceof Constant(double numerator)
                ? shifted("reciprocal", shift(below), Double.isNaN(scale) ? numerator : numerator * scale) : null;
    }

    private static @Nullable String peak(double scale, Expression core) {
        List<Double> corners = new ArrayList<>();
        for (Expression part : List.of(term(core, 0, 0), term(term(core, 0, 1), 1), term(core, 1))) {
            corners.add(part instanceof Call(Operator relu, List<Expression> parts) && relu == Operator.RELU
                    && parts.get(1).equals(new Constant(0)) ? shift(parts.get(0)) : Double.NaN);
        }
        if (corners.stream().anyMatch(corner -> corner.isNaN())) {
            return null;
        }
        double slope = Double.isNaN(scale) ? 1 : scale;
        Expression peak = NumericPhrases.peak(slope, corners.get(0), corners.get(1), corners.get(2));
        return ((Call) peak).parts().get(1).equals(core)
                ? "peak of slope " + number(slope) + " from " + number(corners.get(0)) + " over " + number(corners.get(1)) + " to "
                        + number(corners.get(2))
                : null;
    }

    /** The part at a path; the expression itself where the path ends early. */
    private static Expression term(Expression expression, int... path) {
        Expression at = expression;
        for (int i : path) {
            at = i < at.parts().size() ? at.parts().get(i) : at;
        }
        return at;
    }

    /** A sum of multiples of powers of x, each power once; null if it is none. */
    private static @Nullable String polynomial(Expression law) {
        double[] coefficients = new double[NumericPhrases.MAX_DEGREE + 1];
        Arrays.fill(coefficients, Double.NaN);
        if (!collect(law, coefficients)) {
            return null;
        }
        int degree = coefficients.length - 1;
        while (degree > 0 && Double.isNaN(coefficients[degree])) {
            degree--;
        }
        if (degree == 0) {
            return "constant " + number(coefficients[0]);
        }
        List<String> numbers = new ArrayList<>();
        for (int i = degree; i >= 0; i--) {
            numbers.add(number(Double.isNaN(coefficients[i]) ? 0 : coefficients[i]));
        }
        return degree == 1 ? "linear with slope " + numbers.get(0) + " and intercept " + numbers.get(1)
                : "polynomial with coefficients " + String.join(", ", numbers.subList(0, degree)) + " and " + numbers.get(degree);
    }

    private static boolean collect(Expression law, double[] coefficients) {
        if (law instanceof Call(Operator add, List<Expression> parts) && (add == Operator.ADD || add == Operator.SUBTRACT)) {
            double sign = add == Operator.ADD ? 1 : -1;
            return collect(parts.get(0), coefficients) && put(parts.get(1), sign, coefficients);
        }
        return put(law, 1, coefficients);
    }

    private static boolean put(Expression term, double sign, double[] coefficients) {
        double factor = scale(term);
        Expression raised = Double.isNaN(factor) ? term : term.parts().get(1);
        int power = -1;
        double coefficient = sign * (Double.isNaN(factor) ? 1 : factor);
        if (raised instanceof Input) {
            power = 1;
        } else if (raised instanceof Constant(double value) && Double.isNaN(factor)) {
            power = 0;
            coefficient = sign * value;
        } else if (raised instanceof Call(Operator operator, List<Expression> parts) && operator == Operator.POWER
                && parts.get(0) instanceof Input && parts.get(1) instanceof Constant(double exponent)
                && exponent == Math.rint(exponent) && exponent >= 2 && exponent < coefficients.length) {
            power = (int) exponent;
        }
        if (power < 0 || !Double.isNaN(coefficients[power])) {
            return false;
        }
        coefficients[power] = coefficient;
        return true;
    }

    private static String number(double value) {
        return Printer.number(value);
    }
}
