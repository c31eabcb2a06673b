package org.axonmark.hypothesis;

import java.util.List;

import org.axonmark.hypothesis.Hypothesis.Learner.Rule;

/**
 * A learner hypothesis made ready to be run. Total: counts are rounded down and cut off at 0 and {@link Limits#MAX_COUNT}; a strength, prior,
 * variance or size below 0 is 0. Immutable; many threads may use one.
 */
public final class LearnerFunction {

    private final Rule rule;
    private final List<Double> values;

    private LearnerFunction(Rule rule, List<Double> values) {
        this.rule = rule;
        this.values = values;
    }

    /** Returns the function of a learner hypothesis. */
    public static LearnerFunction of(Hypothesis.Learner hypothesis) {
        return new LearnerFunction(hypothesis.rule(), hypothesis.values());
    }

    /**
     * Returns the prediction at a point.
     *
     * @param examples 1 to {@link Limits#MAX_EXAMPLES} rows, a point's coordinates and its label behind them; read, not changed
     * @param point 1 to {@link Limits#MAX_WIDTH} coordinates
     * @return may be NaN or infinite where numbers grow beyond a double
     */
    public double at(double[][] examples, double[] point) {
        check(examples, point.length);
        return switch (rule) {
            case OLS -> dot(Learning.ridge(examples, 0), point);
            case RIDGE -> dot(Learning.ridge(examples, parameter(0)), point);
            case BAYES -> parameter(0) > 0 ? dot(Learning.ridge(examples, parameter(1) / parameter(0)), point) : 0;
            case DESCENT -> dot(Learning.descent(examples, Learning.count(values.get(0)), values.get(1)), point);
            case SIGNS -> dot(Learning.signs(examples, parameter(0), parameter(1)), point);
            case SPARSE -> dot(Learning.sparse(examples, parameter(0), parameter(1)), point);
            case NEAREST -> Learning.nearest(examples, point, Learning.count(values.get(0)));
            case MEAN -> Learning.nearest(examples, point, examples.length);
        };
    }

    private double parameter(int i) {
        return Math.max(0, values.get(i));
    }

    private static double dot(double[] weights, double[] point) {
        double sum = 0;
        for (int j = 0; j < point.length; j++) {
            sum += weights[j] * point[j];
        }
        return sum;
    }

    private static void check(double[][] examples, int width) {
        if (examples.length < 1 || examples.length > Limits.MAX_EXAMPLES || width < 1 || width > Limits.MAX_WIDTH) {
            throw new HypothesisException(-1, examples.length + " examples and a point of " + width + " coordinates; give 1 to "
                    + Limits.MAX_EXAMPLES + " and 1 to " + Limits.MAX_WIDTH);
        }
        for (int i = 0; i < examples.length; i++) {
            if (examples[i].length != width + 1) {
                throw new HypothesisException(-1, "example " + i + " holds " + examples[i].length + " numbers; give the point's " + width
                        + " coordinates and a label");
            }
        }
    }
}
