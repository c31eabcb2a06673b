package org.axonmark.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumericFunctionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2 * x + 1 | 3 | 7", "x - 1 - 2 | 10 | 7", "2 ^ 3 ^ 2 | 0 | 512", "-3^2 | 0 | -9", "(-3)^2 | 0 | 9", "7 / 2 / 2 | 0 | 1.75",
        "exp(0) | 0 | 1", "log(exp(1)) | 0 | 1", "log(0) | 0 | -Infinity", "log(-1) | 0 | NaN", "sqrt(-1) | 0 | NaN", "sqrt(x) | 9 | 3",
        "1 / x | 0 | Infinity", "1 / x | -0.0 | -Infinity", "x / x | 0 | NaN", "x ^ 0 | 0 | 1", "0 ^ 0 | 7 | 1", "x ^ -1 | 0 | Infinity",
        "(-8) ^ (1 / 3) | 0 | NaN", "x ^ 3 | -2 | -8", "x ^ -2 | 2 | 0.25", "x ^ 0.5 | 16 | 4", "2 ^ 20 | 0 | 1048576",
        "sin(0) | 0 | 0", "cos(0) | 0 | 1", "tan(0) | 0 | 0", "tanh(1000) | 0 | 1", "abs(x) | -4 | 4", "floor(x) | -1.5 | -2",
        "ceil(x) | -1.5 | -1", "sign(x) | -3 | -1", "sign(x) | 0 | 0", "min(x, 2) | 3 | 2", "max(x, 2) | 3 | 3", "mod(x, 3) | -1 | 2",
        "mod(x, -3) | 1 | -2", "mod(x, 0) | 1 | NaN", "step(x, 5) | -0.1 | 0", "step(x, 5) | 0 | 5", "step(x, 5) | 0.1 | 1",
        "relu(x, 0.5) | -2 | -1", "relu(x, 0.5) | 2 | 2", "gaussian(x, 3, 2) | 3 | 1", "gaussian(x, 3, 2) | 5 | 0.6065306597126334",
        "rectangle(x, 1, 4) | 3 | 1", "rectangle(x, 1, 4) | 3.01 | 0", "rectangle(x, 1, 4) | -1 | 1", "squarewave(x, 4, 1) | 1 | 1",
        "squarewave(x, 4, 1) | 3 | -1", "squarewave(x, 4, 1) | 0.9 | -1", "squarewave(x, 4, 1) | 5 | 1", "if(x in [1, 2), 10, 20) | 1 | 10",
        "if(x in [1, 2), 10, 20) | 2 | 20", "if(x in (1, 2], 10, 20) | 1 | 20", "if(x in (-inf, 2], 10, x) | 2 | 10",
        "if(0 / x in (-inf, inf), 1, 2) | 0 | 2", "min(0 / x, 1) | 0 | NaN", "step(0 / x, 1) | 0 | NaN"
    })
    void value_isTheOneWorkedOutByHand(String expression, double x, double expected) {
        NumericFunction function = NumericFunction.of((Hypothesis.Numeric) Hypothesis.parse("numeric " + expression));
        assertThat(Double.valueOf(function.at(x))).isEqualTo(Double.valueOf(expected));
    }

    @Test
    void onePointAndMany_agreeToTheBit() {
        Draws draws = new Draws("bits");
        double[] points = new double[600];
        for (int i = 0; i < points.length; i++) {
            points[i] = i % 10 == 0 ? draws.number() : draws.modest();
        }
        points[7] = Double.NaN;
        points[8] = Double.POSITIVE_INFINITY;
        int finite = 0;
        for (int i = 0; i < 1_500; i++) {
            Hypothesis.Numeric hypothesis = draws.numeric(1 + i % 7, i % 4 > 0);
            NumericFunction function = NumericFunction.of(hypothesis);
            double[] many = function.at(points);
            for (int j = 0; j < points.length; j++) {
                double direct = direct(hypothesis.value(), points[j]);
                assertThat(Double.doubleToLongBits(many[j])).as(hypothesis.print()).isEqualTo(Double.doubleToLongBits(direct));
                assertThat(Double.doubleToLongBits(function.at(points[j]))).isEqualTo(Double.doubleToLongBits(direct));
                finite += Double.isFinite(direct) ? 1 : 0;
            }
        }
        assertThat(finite).isGreaterThan(450_000);
    }

    /** The definition, node by node, without sharing or blocks. */
    private static double direct(Expression expression, double x) {
        return switch (expression) {
            case Expression.Input _ -> x;
            case Expression.Constant(double value) -> value;
            case Expression.Choice choice -> choice.interval().contains(direct(choice.subject(), x))
                    ? direct(choice.inside(), x) : direct(choice.outside(), x);
            case Expression.Through(Expression subject, var points) -> through(points, direct(subject, x));
            case Expression.Call(Operator operator, var parts) -> {
                double[] values = parts.stream().mapToDouble(part -> direct(part, x)).toArray();
                yield Arithmetic.apply(operator, values[0], values.length > 1 ? values[1] : 0, values.length > 2 ? values[2] : 0);
            }
            case Expression.Literal _ -> throw new IllegalStateException();
        };
    }

    private static double through(List<Expression.Point> points, double x) {
        for (int i = 1; i < points.size(); i++) {
            Expression.Point from = points.get(i - 1);
            Expression.Point to = points.get(i);
            if (from.x() < x && x < to.x()) {
                return from.y() + (x - from.x()) / (to.x() - from.x()) * (to.y() - from.y());
            }
        }
        if (Double.isNaN(x)) {
            return x;
        }
        Expression.Point nearest = points.getFirst();
        for (Expression.Point point : points) {
            nearest = point.x() <= x ? point : nearest;
        }
        return nearest.y();
    }

    @Test
    void linesThroughPoints_areLinearBetweenAndConstantBeyond() {
        NumericFunction function =
                NumericFunction.of((Hypothesis.Numeric) Hypothesis.parse("numeric through(x, -1 -> 2, 0 -> 4, 3 -> -2)"));
        assertThat(function.at(new double[] {-5, -1, -0.5, 0, 1, 3, 9})).containsExactly(2, 2, 3, 4, 2, -2, -2);
    }

    @Test
    void noPoints_giveNoValues() {
        assertThat(NumericFunction.of((Hypothesis.Numeric) Hypothesis.parse("numeric x")).at(new double[0])).isEmpty();
    }
}
