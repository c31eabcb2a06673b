package org.axonmark.functions.operators;

import java.util.Arrays;
import java.util.List;

import org.axonmark.functions.generator.OperatorItem;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interval;
import org.axonmark.spi.functions.InvalidQueryException;

/**
 * An operator behind its meter. The noise of a query follows from the operator and the number of the query alone, so a repeated query is
 * answered anew and is paid for; it grows with the answer, so larger samples do not drown it.
 */
final class OperatorBox extends MeteredBox {

    private static final int POINTS = OperatorItem.POINTS;

    private final OperatorItem item;

    OperatorBox(OperatorItem item, int budget) {
        super(new FunctionSetup(FunctionKind.OPERATOR, new Domain.Grids(POINTS, new Interval(0, 1), true), budget, List.of()));
        this.item = item;
    }

    @Override
    public DoubleTensor numbers(DoubleTensor inputs) throws BudgetExceededException, InvalidQueryException {
        if (inputs.rank() != 2 || inputs.size(1) != POINTS) {
            throw refused("a batch of shape " + Arrays.toString(inputs.shape()) + "; it is to be [n][" + POINTS + "]");
        }
        double[] values = inputs.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw refused("function " + i / POINTS + " holds " + values[i] + "; samples are finite");
            }
        }
        int n = inputs.size(0);
        int first = spend(n);
        double[] answers = new double[values.length];
        for (int i = 0; i < n; i++) {
            double[] answer = item.answer(Arrays.copyOfRange(values, i * POINTS, (i + 1) * POINTS), first + i);
            System.arraycopy(answer, 0, answers, i * POINTS, POINTS);
        }
        return DoubleTensor.of(answers, n, POINTS);
    }
}
