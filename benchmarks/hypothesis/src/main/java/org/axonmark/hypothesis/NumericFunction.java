package org.axonmark.hypothesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A numeric expression made ready to be worked out at many points: its distinct parts in the order they are needed, each worked out over a
 * block of points at a time. Immutable; many threads may use one. A value is the same to the last bit whichever way and wherever it is
 * worked out (StrictMath, and single operations that IEEE 754 fixes).
 */
public final class NumericFunction {

    /** Points worked on at once: the blocks of a usual expression stay in the first-level cache. */
    private static final int BLOCK = 256;

    /**
     * A distinct part of the expression.
     *
     * @param expression the part
     * @param parts indices of the steps it needs, all before it
     * @param polyline the points of a {@link Expression.Through}; null for all else
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Step(Expression expression, int[] parts, @Nullable Polyline polyline) {}

    private final List<Step> steps = new ArrayList<>();

    private NumericFunction(Expression value) {
        place(value, new HashMap<>());
    }

    /** Returns the function of a numeric hypothesis. */
    public static NumericFunction of(Hypothesis.Numeric hypothesis) {
        return new NumericFunction(hypothesis.value());
    }

    private int place(Expression expression, Map<Expression, Integer> places) {
        Integer known = places.get(expression);
        if (known != null) {
            return known;
        }
        List<Expression> parts = expression.parts();
        int[] indices = new int[parts.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = place(parts.get(i), places);
        }
        steps.add(new Step(expression, indices,
                expression instanceof Expression.Through through ? new Polyline(through.points()) : null));
        places.put(expression, steps.size() - 1);
        return steps.size() - 1;
    }

    /** Returns the value at one point; NaN or an infinity where the expression has no finite one. */
    public double at(double x) {
        double[] values = new double[steps.size()];
        for (int i = 0; i < values.length; i++) {
            Step step = steps.get(i);
            int[] parts = step.parts();
            values[i] = switch (step.expression()) {
                case Expression.Input _ -> x;
                case Expression.Constant(double value) -> value;
                case Expression.Choice choice ->
                    choice.interval().contains(values[parts[0]]) ? values[parts[1]] : values[parts[2]];
                case Expression.Through through -> through.at(values[parts[0]]);
                case Expression.Call call -> Arithmetic.apply(call.operator(), values[parts[0]],
                        parts.length > 1 ? values[parts[1]] : 0, parts.length > 2 ? values[parts[2]] : 0);
                case Expression.Literal _ -> throw notNumeric();
            };
        }
        return values[values.length - 1];
    }

    /** Returns the values at many points, in their order. */
    public double[] at(double[] x) {
        double[] values = new double[x.length];
        double[][] blocks = new double[steps.size()][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new double[Math.min(BLOCK, x.length)];
            if (steps.get(i).expression() instanceof Expression.Constant(double value)) {
                Arrays.fill(blocks[i], value);
            }
        }
        for (int start = 0; start < x.length; start += BLOCK) {
            int n = Math.min(BLOCK, x.length - start);
            for (int i = 0; i < blocks.length; i++) {
                work(steps.get(i), blocks, blocks[i], x, start, n);
            }
            System.arraycopy(blocks[blocks.length - 1], 0, values, start, n);
        }
        return values;
    }

    private void work(Step step, double[][] blocks, double[] out, double[] x, int start, int n) {
        int[] parts = step.parts();
        switch (step.expression()) {
            case Expression.Input _ -> System.arraycopy(x, start, out, 0, n);
            case Expression.Constant _ -> {
                // Filled once for all blocks.
            }
            case Expression.Choice choice ->
                choose(choice.interval(), blocks[parts[0]], blocks[parts[1]], blocks[parts[2]], out, n);
            case Expression.Through _ -> Objects.requireNonNull(step.polyline()).at(blocks[parts[0]], out, n);
            case Expression.Call call -> {
                double[] a = blocks[parts[0]];
                double[] b = parts.length > 1 ? blocks[parts[1]] : a;
                double[] c = parts.length > 2 ? blocks[parts[2]] : a;
                if (call.operator() == Operator.POWER && call.parts().get(1) instanceof Expression.Constant(double exponent)) {
                    Blocks.power(a, exponent, out, n);
                } else {
                    Blocks.apply(call.operator(), a, b, c, out, n);
                }
            }
            case Expression.Literal _ -> throw notNumeric();
        }
    }

    private static void choose(Interval interval, double[] subject, double[] inside, double[] outside, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = interval.contains(subject[i]) ? inside[i] : outside[i];
        }
    }

    private static IllegalStateException notNumeric() {
        return new IllegalStateException("a text stands in a numeric expression, though its type was checked");
    }
}
