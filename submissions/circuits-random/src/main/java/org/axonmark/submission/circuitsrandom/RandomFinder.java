package org.axonmark.submission.circuitsrandom;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;

/** Scores all edges alike; tied edges are taken in all orders, so this scores exactly what random orders do on average. */
public final class RandomFinder implements CircuitFinder {

    /** Creates the finder. */
    public RandomFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
        return CircuitScores.equal(network.graph());
    }
}
