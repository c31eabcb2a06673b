package org.axonmark.functions.numeric;

import java.util.List;

import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.spi.DoubleTensor;
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
final class NumericBox extends MeteredBox {

    private final NumericItem item;
    private final long noiseFrom;

    NumericBox(NumericItem item, int budget) {
        this(item, budget, 0);
    }

    /** Creates a box whose first query has the noise of a number. */
    NumericBox(NumericItem item, int budget, long noiseFrom) {
        super(new FunctionSetup(FunctionKind.NUMERIC,
                new Domain.Numbers(new Interval(item.domain().low(), item.domain().high())), budget, List.of()));
        this.item = item;
        this.noiseFrom = noiseFrom;
    }

    @Override
    public DoubleTensor numbers(DoubleTensor inputs) throws BudgetExceededException, InvalidQueryException {
        if (inputs.rank() != 1) {
            throw refused("a batch of rank " + inputs.rank() + "; it is to be [n]");
        }
        for (double x : inputs.values()) {
            if (!item.domain().contains(x)) {
                throw refused(x + " lies outside the domain [" + item.domain().low() + ", " + item.domain().high() + "]");
            }
        }
        long first = noiseFrom + spend(inputs.count());
        return DoubleTensor.of(item.answers(inputs.values(), first), inputs.count());
    }
}
