package org.axonmark.spi.circuits;

import org.axonmark.spi.Context;

/**
 * Finds which heads of a network serve which of two tasks, and mends a damaged copy of it. Implemented by submissions of the circuits suite.
 *
 * <p>The worker constructs the provider by its public no-argument constructor, calls {@link #prepare} once, then {@link #find} once for each
 * network. A network may come in a worker of its own, so nothing learned from one is sure to be there for the next.
 */
public interface ReuseFinder {

    /**
     * Gets ready. Called once, before the first {@link #find}.
     *
     * @param context what the worker offers
     * @throws Exception if the finder cannot serve; the evaluation ends as failed, with the message
     */
    void prepare(Context context) throws Exception;

    /**
     * Looks for the heads of both tasks of one network, and for a repair of its damaged copy.
     *
     * @param network the network, which does both tasks; to be run until this call returns
     * @param damaged the same network with a few edges damaged, each node in its place; it has a budget of its own
     * @param tasks both tasks; looking at their prompts is free, running them is not
     * @return heads and repair
     * @throws Exception if nothing can be said; the evaluation ends as failed, with the message
     */
    ReuseFinding find(SubjectNetwork network, DamagedNetwork damaged, TwoTasks tasks) throws Exception;
}
