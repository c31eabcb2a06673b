package org.axonmark.hypothesis;

import java.util.Arrays;
import java.util.List;

import org.axonmark.hypothesis.Rows.Row;

/** A sequence hypothesis made ready to be run. Total: counts are rounded down, NaN is 0. Immutable; many threads may use one. */
public final class SequenceFunction {

    private final List<Expression> stages;

    private SequenceFunction(List<Expression> stages) {
        this.stages = stages;
    }

    /** Returns the function of a sequence hypothesis. */
    public static SequenceFunction of(Hypothesis.Sequence hypothesis) {
        return new SequenceFunction(hypothesis.stages());
    }

    /**
     * Returns the value for one sequence.
     *
     * @param rows at most {@link Limits#MAX_ROWS}, all of one width, 1 or 2; read, not changed
     * @return rows of the same width, not more
     */
    public double[][] of(double[][] rows) {
        return Arrays.stream(value(rows)).map(row -> row.numbers().clone()).toArray(double[][]::new);
    }

    /**
     * Returns for each row of the value the place of the row that it was worked out from; of two rows, the one in its own place.
     *
     * @param rows as for {@link #of}
     * @return numbers from 0 to below {@code rows.length}, not more than there are rows
     */
    public int[] places(double[][] rows) {
        return Arrays.stream(value(rows)).mapToInt(Row::place).toArray();
    }

    private Row[] value(double[][] rows) {
        if (rows.length > Limits.MAX_ROWS) {
            throw new HypothesisException(-1, "a sequence of " + rows.length + " rows; " + Limits.MAX_ROWS + " are allowed");
        }
        Row[] value = new Row[rows.length];
        for (int i = 0; i < rows.length; i++) {
            value[i] = new Row(rows[i].clone(), i);
            if (rows[i].length != rows[0].length || rows[i].length < 1 || rows[i].length > 2) {
                throw new HypothesisException(-1, "row " + i + " of a sequence holds " + rows[i].length
                        + " numbers; give one or two, as many in each row");
            }
        }
        for (Expression stage : stages) {
            value = sequence(stage, value);
        }
        return value;
    }

    private static Row[] sequence(Expression expression, Row[] input) {
        return switch (expression) {
            case Expression.Input _ -> input;
            case Expression.Choice choice -> sequence(
                    choice.interval().contains(number(choice.subject(), input)) ? choice.inside() : choice.outside(), input);
            case Expression.Call(Operator operator, List<Expression> parts) ->
                Rows.apply(operator, sequence(parts.get(0), input), parts.size() > 1 ? number(parts.get(1), input) : 0);
            case Expression.Constant _, Expression.Literal _, Expression.Through _ ->
                throw new IllegalStateException("a constant stands for a sequence, though its type was checked");
        };
    }

    private static double number(Expression expression, Row[] input) {
        return switch (expression) {
            case Expression.Constant(double constant) -> constant;
            case Expression.Through through -> through.at(number(through.subject(), input));
            case Expression.Choice choice ->
                number(choice.interval().contains(number(choice.subject(), input)) ? choice.inside() : choice.outside(), input);
            case Expression.Call(Operator operator, List<Expression> parts) -> operator == Operator.ROWS
                    ? sequence(parts.get(0), input).length
                    : Arithmetic.apply(operator, number(parts.get(0), input), parts.size() > 1 ? number(parts.get(1), input) : 0,
                            parts.size() > 2 ? number(parts.get(2), input) : 0);
            case Expression.Input _, Expression.Literal _ ->
                throw new IllegalStateException("a sequence stands for a number, though its type was checked");
        };
    }
}
