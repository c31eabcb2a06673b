package org.axonmark.spi.circuits;

import org.axonmark.spi.DoubleTensor;

/** Where a plan takes from what a writer is replaced with on an edge. */
public sealed interface Alternate {

    /** Nothing: zeros. */
    record Zero() implements Alternate {}

    /**
     * What the writers wrote in a run that the host has kept.
     *
     * @param number {@link Cache#number()} of a run of as many prompts of the same length
     */
    record Kept(int number) implements Alternate {}

    /**
     * Any numbers, such as means.
     *
     * @param written finite {@code [B][T][writers][width]}
     */
    record Given(DoubleTensor written) implements Alternate {}
}
