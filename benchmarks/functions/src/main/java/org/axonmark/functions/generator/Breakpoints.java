package org.axonmark.functions.generator;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.Operator;

/**
 * Where a numeric expression jumps or turns a corner: the ends of choices and the corners of steps, absolute values, relus, rectangles, square
 * waves, whole numbers and polylines. They are read off the expression, so each must look at a straight line in x; all laws of this package do.
 */
public final class Breakpoints {

    private final Interval domain;
    private final SortedSet<Double> found = new TreeSet<>();

    private Breakpoints(Interval domain) {
        this.domain = domain;
    }

    /**
     * A straight line.
     *
     * @param slope by x
     * @param offset at x = 0
     */
    private record Line(double slope, double offset) {

        static Optional<Line> of(Expression expression) {
            return switch (expression) {
                case Expression.Input _ -> Optional.of(new Line(1, 0));
                case Expression.Constant(double value) -> Optional.of(new Line(0, value));
                case Expression.Call(Operator operator, List<Expression> parts) ->
                    of(parts.getFirst()).flatMap(a -> of(parts.getLast()).flatMap(b -> a.with(operator, b)));
                default -> Optional.empty();
            };
        }

        private Optional<Line> with(Operator operator, Line other) {
            return switch (operator) {
                case ADD -> Optional.of(new Line(slope + other.slope, offset + other.offset));
                case SUBTRACT -> Optional.of(new Line(slope - other.slope, offset - other.offset));
                case NEGATE -> Optional.of(new Line(-slope, -offset));
                case MULTIPLY -> slope == 0 ? Optional.of(other.times(offset)) : other.slope == 0 ? Optional.of(times(other.offset))
                        : Optional.empty();
                case DIVIDE -> other.slope == 0 ? Optional.of(new Line(slope / other.offset, offset / other.offset)) : Optional.empty();
                default -> Optional.empty();
            };
        }

        private Line times(double factor) {
            return new Line(slope * factor, offset * factor);
        }
    }

    /** Returns the breakpoints inside a finite domain, ascending, each once. */
    public static double[] of(Expression value, Interval domain) {
        Breakpoints breakpoints = new Breakpoints(domain);
        breakpoints.look(value);
        return breakpoints.found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void look(Expression expression) {
        expression.parts().forEach(this::look);
        switch (expression) {
            case Expression.Choice choice -> {
                at(choice.subject(), choice.interval().low());
                at(choice.subject(), choice.interval().high());
            }
            case Expression.Through through -> through.points().forEach(point -> at(through.subject(), point.x()));
            case Expression.Call(Operator operator, List<Expression> parts) -> look(operator, parts);
            default -> {
                // A constant or the input.
            }
        }
    }

    private void look(Operator operator, List<Expression> parts) {
        switch (operator) {
            case STEP, ABS, RELU, SIGN -> at(parts.getFirst(), 0);
            case RECTANGLE -> {
                at(parts.getFirst(), number(parts.get(1)) - number(parts.get(2)) / 2);
                at(parts.getFirst(), number(parts.get(1)) + number(parts.get(2)) / 2);
            }
            case SQUAREWAVE -> every(parts.getFirst(), number(parts.get(1)) / 2, number(parts.get(2)));
            case FLOOR, CEIL -> every(parts.getFirst(), 1, 0);
            case MIN, MAX, MOD -> throw unreadable(operator.symbol());
            default -> {
                // Smooth.
            }
        }
    }

    /** Notes where an expression has a value, if that is at one point. */
    private void at(Expression subject, double value) {
        Line line = Line.of(subject).orElseThrow(() -> unreadable("a break by a curve"));
        double x = (value - line.offset()) / line.slope();
        if (line.slope() != 0 && x > domain.low() && x < domain.high()) {
            found.add(x + 0.0);
        }
    }

    /** Notes where an expression is a multiple of a distance, counted from an origin. */
    private void every(Expression subject, double distance, double origin) {
        Line line = Line.of(subject).orElseThrow(() -> unreadable("a break by a curve"));
        double one = (line.slope() * domain.low() + line.offset() - origin) / distance;
        double other = (line.slope() * domain.high() + line.offset() - origin) / distance;
        for (double k = Math.floor(Math.min(one, other)); k <= Math.max(one, other); k++) {
            at(subject, origin + k * distance);
        }
    }

    private static double number(Expression expression) {
        return Line.of(expression).filter(line -> line.slope() == 0).orElseThrow(() -> unreadable("a width that varies")).offset();
    }

    private static IllegalArgumentException unreadable(String what) {
        return new IllegalArgumentException("the breakpoints of '" + what + "' cannot be read off; laws do not use it");
    }
}
