package org.axonmark.submission.reusenorm;

import java.util.Comparator;
import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.DamagedNetwork;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.spi.circuits.ReuseFinding;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.axonmark.spi.circuits.TwoTasks;

/** Takes, for either task alike, the quarter of heads whose vectors are longest on average, and mends nothing. */
public final class NormFinder implements ReuseFinder {

    private static final int OF = 4;

    /** Creates the finder. */
    public NormFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public ReuseFinding find(SubjectNetwork network, DamagedNetwork damaged, TwoTasks tasks) {
        NetworkGraph graph = network.graph();
        double[] lengths = new double[graph.writers().size()];
        for (PromptPairs.OfLength pairs : tasks.first().pairs().batches(graph, network.remaining())) {
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
        List<Integer> longest = graph.headWriters().stream()
                .sorted(Comparator.comparingDouble(head -> -lengths[head])).limit(graph.headWriters().size() / OF).toList();
        return ReuseFinding.of(longest, longest, List.of());
    }
}
