package org.axonmark.functions.learners;

import java.util.Arrays;
import java.util.List;

import org.axonmark.functions.generator.LearnerItem;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.hypothesis.LearnerFunction;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interval;
import org.axonmark.spi.functions.InvalidQueryException;

/** A learner behind its meter. A query is a context and a point; nothing is learned from one to the next. */
final class LearnerBox extends MeteredBox {

    private static final int ROW = LearnerItem.WIDTH + 1;
    private static final Interval RANGE = new Interval(-LearnerItem.BOUND, LearnerItem.BOUND);

    private final LearnerFunction learner;

    LearnerBox(LearnerItem item, int budget) {
        super(new FunctionSetup(FunctionKind.LEARNER,
                new Domain.Examples(LearnerItem.MAX_EXAMPLES, LearnerItem.WIDTH, RANGE), budget, List.of()));
        this.learner = LearnerFunction.of(item.truth());
    }

    @Override
    public DoubleTensor numbers(DoubleTensor inputs) throws BudgetExceededException, InvalidQueryException {
        if (inputs.rank() != 3 || inputs.size(2) != ROW || inputs.size(1) < 2 || inputs.size(1) > LearnerItem.MAX_EXAMPLES + 1) {
            throw refused("a batch of shape " + Arrays.toString(inputs.shape()) + "; it is to be [n][examples + 1][" + ROW + "] with 1 to "
                    + LearnerItem.MAX_EXAMPLES + " examples");
        }
        int n = inputs.size(0);
        int rows = inputs.size(1);
        double[] values = inputs.values();
        for (int i = 0; i < values.length; i++) {
            if (!RANGE.contains(values[i])) {
                throw refused(
                        "query " + i / (rows * ROW) + " holds " + values[i] + ", which lies outside [" + RANGE.low() + ", " + RANGE.high()
                                + "]");
            }
            if (i % (rows * ROW) == rows * ROW - 1 && values[i] != 0) {
                throw refused("query " + i / (rows * ROW) + " gives the point to predict the label " + values[i] + "; it is to be 0");
            }
        }
        spend(n);
        double[] predictions = new double[n];
        for (int i = 0; i < n; i++) {
            double[][] examples = new double[rows - 1][];
            for (int j = 0; j < rows - 1; j++) {
                int start = (i * rows + j) * ROW;
                examples[j] = Arrays.copyOfRange(values, start, start + ROW);
            }
            int start = (i * rows + rows - 1) * ROW;
            predictions[i] = learner.at(examples, Arrays.copyOfRange(values, start, start + LearnerItem.WIDTH));
        }
        return DoubleTensor.of(predictions, n);
    }
}
