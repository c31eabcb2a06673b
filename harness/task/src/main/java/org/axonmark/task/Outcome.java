package org.axonmark.task;

import org.axonmark.spi.Tensor;

/**
 * What the submission answered to one item.
 *
 * @param item the item's stable id, independent of order and batch
 * @param answer the answer as validated
 * @param nanos the item's share of the call's wall time, host's clock
 */
public record Outcome(String item, Tensor answer, long nanos) {}
