package org.axonmark.spi.circuits;

import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;

/** The number whose gradient is asked for: a sum over prompts and positions. */
public sealed interface Objective {

    /**
     * Output at the label less output at the wrong label. A divergence from the run's own outputs has no gradient there; hand its gradient in as
     * {@link Given} where it is wanted elsewhere.
     *
     * @param label number of an output {@code [B][T]}; -1 at positions that do not count
     * @param wrong number of an output {@code [B][T]}; -1 for none, then the label's output alone counts
     */
    record OutputDifference(IntTensor label, IntTensor wrong) implements Objective {}

    /**
     * Any number, by its gradient at the outputs.
     *
     * @param gradient finite {@code [B][T][outputs]}
     */
    record Given(DoubleTensor gradient) implements Objective {}

    /** Returns the difference of outputs for pairs of prompts. */
    static Objective of(PromptPairs.OfLength pairs) {
        return new OutputDifference(pairs.label(), pairs.wrong());
    }
}
