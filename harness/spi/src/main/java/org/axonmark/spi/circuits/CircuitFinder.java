package org.axonmark.spi.circuits;

import org.axonmark.spi.Context;

/**
 * Finds the circuit by which a network does what it does. Implemented by submissions of the circuits suite.
 *
 * <p>The worker constructs the provider by its public no-argument constructor, calls {@link #prepare} once, then {@link #find} once for each
 * network. A network may come in a worker of its own, so nothing learned from one is sure to be there for the next.
 */
public interface CircuitFinder {

    /**
     * Gets ready. Called once, before the first {@link #find}.
     *
     * @param context what the worker offers
     * @throws Exception if the finder cannot serve; the evaluation ends as failed, with the message
     */
    void prepare(Context context) throws Exception;

    /**
     * Looks for the circuit of one network.
     *
     * @param network to be run until this call returns; host time spent on it counts towards the time of the call
     * @param prompts pairs of prompts that show the behaviour; looking at them is free, running them is not
     * @return scores of the edges of {@link SubjectNetwork#graph()}
     * @throws Exception if nothing can be said; the evaluation ends as failed, with the message
     */
    CircuitScores find(SubjectNetwork network, PromptPairs prompts) throws Exception;
}
