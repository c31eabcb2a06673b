package org.axonmark.functions.sequences;

import java.util.Arrays;
import java.util.List;

import org.axonmark.functions.generator.SequenceItem;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.hypothesis.SequenceFunction;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interval;
import org.axonmark.spi.functions.InvalidQueryException;

/** A rule over sequences behind its meter: points in, positions out. */
final class SequenceBox extends MeteredBox {

    private static final Interval RANGE = new Interval(-SequenceItem.BOUND, SequenceItem.BOUND);

    private final SequenceFunction rule;

    SequenceBox(SequenceItem item, int budget) {
        super(new FunctionSetup(FunctionKind.SEQUENCE,
                new Domain.Sequences(SequenceItem.MIN_LENGTH, SequenceItem.MAX_LENGTH, SequenceItem.WIDTH, RANGE), budget, List.of()));
        this.rule = SequenceFunction.of(item.truth());
    }

    @Override
    public DoubleTensor numbers(DoubleTensor inputs) throws BudgetExceededException, InvalidQueryException {
        if (inputs.rank() != 3 || inputs.size(2) != SequenceItem.WIDTH || inputs.size(1) < SequenceItem.MIN_LENGTH
                || inputs.size(1) > SequenceItem.MAX_LENGTH) {
            throw refused("a batch of shape " + Arrays.toString(inputs.shape()) + "; it is to be [n][length][" + SequenceItem.WIDTH
                    + "] with length " + SequenceItem.MIN_LENGTH + " to " + SequenceItem.MAX_LENGTH);
        }
        int n = inputs.size(0);
        int length = inputs.size(1);
        double[] values = inputs.values();
        for (int i = 0; i < values.length; i++) {
            if (!RANGE.contains(values[i])) {
                throw refused(
                        "sequence " + i / (length * SequenceItem.WIDTH) + " holds " + values[i] + ", which lies outside [" + RANGE.low()
                                + ", " + RANGE.high() + "]");
            }
        }
        spend(n);
        double[] positions = new double[n * length];
        Arrays.fill(positions, -1);
        for (int i = 0; i < n; i++) {
            double[][] sequence = new double[length][];
            for (int j = 0; j < length; j++) {
                int start = (i * length + j) * SequenceItem.WIDTH;
                sequence[j] = Arrays.copyOfRange(values, start, start + SequenceItem.WIDTH);
            }
            int[] places = rule.places(sequence);
            for (int j = 0; j < places.length; j++) {
                positions[i * length + j] = places[j];
            }
        }
        return DoubleTensor.of(positions, n, length);
    }
}
