package org.axonmark.spi.circuits;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;

/**
 * Finds out which neurons act on which others from their spikes alone. Implemented by submissions of the circuits suite.
 *
 * <p>The worker constructs the provider by its public no-argument constructor, calls {@link #prepare} once, then {@link #find} once for each
 * network, all on one thread. A network may come in a worker of its own, so nothing learned from one is sure to be there for the next.
 */
public interface ConnectivityFinder {

    /**
     * Gets ready. Called once, before the first {@link #find}.
     *
     * @param context what the worker offers
     * @throws Exception if the finder cannot serve; the evaluation ends as failed, with the message
     */
    void prepare(Context context) throws Exception;

    /**
     * Scores every directed pair of one network's neurons.
     *
     * @param trains the spikes
     * @return {@code [from][to]}, neurons in the order of the trains: the higher, the likelier there is a synapse of either sign from the one
     *     to the other. All values finite; only their order counts, ties are allowed, and the diagonal is not looked at
     * @throws Exception if nothing can be said; the evaluation ends as failed, with the message
     */
    DoubleTensor find(SpikeTrains trains) throws Exception;
}
