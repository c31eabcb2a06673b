package org.axonmark.task;

import org.axonmark.spi.Tensor;

/**
 * What the submission answered to one item.
 *
 * @param item the item's stable id, independent of order and batch
 * @param answer the answer as validated, with what it used of a metered budget if the task meters
 * @param nanos the item's share of the call's wall time, host's clock
 */
public record Outcome(String item, Answer answer, long nanos) {

    /** Creates the outcome of an item that is answered with numbers. */
    public Outcome(String item, Tensor answer, long nanos) {
        this(item, new Answer.Numbers(answer), nanos);
    }
}
