package org.axonmark.submission.reuserandom;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.DamagedNetwork;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.spi.circuits.ReuseFinding;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.axonmark.spi.circuits.TwoTasks;

/** Tosses a coin for each head and task, the same at every run for the same order of networks, and mends nothing. */
public final class RandomFinder implements ReuseFinder {

    /** Of the linear congruential generator of POSIX's drand48. */
    private static final long FACTOR = 0x5DEECE66DL;
    private static final int BITS = 48;

    private long coin = (1 ^ FACTOR) & ((1L << BITS) - 1);

    /** Creates the finder. */
    public RandomFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public ReuseFinding find(SubjectNetwork network, DamagedNetwork damaged, TwoTasks tasks) {
        NetworkGraph graph = network.graph();
        return ReuseFinding.of(toss(graph), toss(graph), List.of());
    }

    private List<Integer> toss(NetworkGraph graph) {
        List<Integer> heads = new ArrayList<>();
        for (int writer : graph.headWriters()) {
            coin = (coin * FACTOR + 11) & ((1L << BITS) - 1);
            if (coin >>> (BITS - 1) == 1) {
                heads.add(writer);
            }
        }
        return heads;
    }
}
