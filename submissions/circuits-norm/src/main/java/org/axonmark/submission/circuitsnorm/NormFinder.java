package org.axonmark.submission.circuitsnorm;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;

/** Scores each writer by the mean length of what it writes in clean prompts, and each edge by the lower score of its ends. */
public final class NormFinder implements CircuitFinder {

    /** Creates the finder. */
    public NormFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
        NetworkGraph graph = network.graph();
        double[] lengths = new double[graph.writers().size()];
        for (PromptPairs.OfLength pairs : prompts.batches(graph, network.remaining())) {
            double[] written = network.cache(pairs.clean()).written().values();
            for (int vector = 0; vector < written.length / graph.width(); vector++) {
                double square = 0;
                for (int k = 0; k < graph.width(); k++) {
                    double x = written[vector * graph.width() + k];
                    square += x * x;
                }
                lengths[vector % lengths.length] += Math.sqrt(square);
            }
        }
        return CircuitScores.ofWriters(graph, lengths);
    }
}
