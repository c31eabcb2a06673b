package org.axonmark.functions;

import java.util.List;

import org.axonmark.functions.generator.NumericItem;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interval;
import org.axonmark.spi.functions.InvalidQueryException;

/**
 * A numeric function behind its meter. The noise of a query follows from the function and the number of the query alone, so a repeated
 * query is answered anew and is paid for.
 */
final class NumericBox implements BlackBox {

    private final NumericItem item;
    private final int budget;
    private int used;

    /** Creates a box that has not been asked. */
    NumericBox(NumericItem item, int budget) {
        this.item = item;
        this.budget = budget;
    }

    /** Returns how many queries were answered. */
    int used() {
        return used;
    }

    @Override
    public FunctionSetup setup() {
        return new FunctionSetup(
                FunctionKind.NUMERIC, new Domain.Numbers(new Interval(item.domain().low(), item.domain().high())), budget, List.of());
    }

    @Override
    public int remaining() {
        return budget - used;
    }

    @Override
    public DoubleTensor numbers(DoubleTensor inputs) throws BudgetExceededException, InvalidQueryException {
        int n = inputs.count();
        if (inputs.rank() != 1 || n < 1 || n > MAX_BATCH) {
            throw new InvalidQueryException(
                    "a batch of rank " + inputs.rank() + " with " + n + " numbers; it is to be [n] with n from 1 to "
                            + MAX_BATCH,
                    remaining());
        }
        for (double x : inputs.values()) {
            if (!item.domain().contains(x)) {
                throw new InvalidQueryException(x + " lies outside the domain [" + item.domain().low() + ", "
                        + item.domain().high() + "]", remaining());
            }
        }
        if (n > remaining()) {
            throw new BudgetExceededException("a batch of " + n + " queries, " + remaining() + " are left", remaining());
        }
        double[] values = item.answers(inputs.values(), used);
        used += n;
        return DoubleTensor.of(values, n);
    }

    @Override
    public List<String> texts(List<String> inputs) throws InvalidQueryException {
        throw new InvalidQueryException("this is a function of a number; ask numbers", remaining());
    }

    @Override
    public DoubleTensor activations(List<String> words) throws InvalidQueryException {
        throw new InvalidQueryException("this is a function of a number; ask numbers", remaining());
    }
}
