package org.axonmark.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.Operator;
import org.axonmark.results.format.Json;

/**
 * Numeric expressions as Python ones over {@code x}. Operators of arithmetic are Python's; the others are functions of the operator's name, choices
 * {@code choose(inside(…), …)}, polylines {@code through(…, k)} of the k-th list of points.
 */
final class PythonSource {

    private final List<Json> lines = new ArrayList<>();

    /** Returns the points of all polylines so far, each as a list of x and one of y. */
    Json lines() {
        return new Json.Arr(lines);
    }

    String of(Expression expression) {
        return switch (expression) {
            case Expression.Input _ -> "x";
            case Expression.Constant(double value) -> "(" + value + ")";
            case Expression.Choice(Expression subject, Interval interval, Expression inside, Expression outside) ->
                "choose(inside(" + of(subject) + ", " + python(interval.low()) + ", " + python(interval.high()) + ", "
                        + python(interval.lowIn()) + ", " + python(interval.highIn()) + "), " + of(inside) + ", " + of(outside) + ")";
            case Expression.Through(Expression subject, List<Expression.Point> points) -> {
                lines.add(new Json.Arr(List.of(
                        FunctionsPeer.numbers(points.stream().mapToDouble(Expression.Point::x).toArray()),
                        FunctionsPeer.numbers(points.stream().mapToDouble(Expression.Point::y).toArray()))));
                yield "through(" + of(subject) + ", " + (lines.size() - 1) + ")";
            }
            case Expression.Call(Operator operator, List<Expression> parts) -> call(operator, parts.stream().map(this::of).toList());
            case Expression.Literal _ -> throw new IllegalArgumentException("a text in a numeric expression");
        };
    }

    private static String call(Operator operator, List<String> parts) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> "(" + parts.getFirst() + " " + operator.symbol() + " " + parts.getLast() + ")";
            case POWER -> "(" + parts.getFirst() + " ** " + parts.getLast() + ")";
            case NEGATE -> "(-" + parts.getFirst() + ")";
            default -> operator.name().toLowerCase(Locale.ROOT) + "(" + String.join(", ", parts) + ")";
        };
    }

    private static String python(double end) {
        return Double.isInfinite(end) ? end < 0 ? "-inf" : "inf" : Double.toString(end);
    }

    private static String python(boolean value) {
        return value ? "True" : "False";
    }
}
