package org.axonmark.spi.circuits;

import org.axonmark.spi.DoubleTensor;

/**
 * What happened in a plain run.
 *
 * @param number by which a plan can point to it, see {@link Alternate.Kept}
 * @param outputs {@code [B][T][outputs]}
 * @param written what each writer wrote {@code [B][T][writers][width]}
 */
public record Cache(int number, DoubleTensor outputs, DoubleTensor written) {}
