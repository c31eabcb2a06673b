package org.axonmark.spi.circuits;

import org.axonmark.spi.DoubleTensor;

/**
 * What a backward pass found.
 *
 * @param outputs {@code [B][T][outputs]} of the run that was followed
 * @param written what each writer wrote in it {@code [B][T][writers][width]}
 * @param read gradient of the objective at what each reader read {@code [B][T][readers][width]}
 */
public record Gradients(DoubleTensor outputs, DoubleTensor written, DoubleTensor read) {}
