package org.axonmark.submission.reusediffers;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.DamagedNetwork;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.spi.circuits.ReuseFinding;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.axonmark.spi.circuits.TwoTasks;

/** Takes all heads that write otherwise in the corrupt prompts of a task than in the clean ones, and mends nothing. */
public final class DifferenceFinder implements ReuseFinder {

    private static final double DIFFERENT = 1e-6;

    /** Creates the finder. */
    public DifferenceFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public ReuseFinding find(SubjectNetwork network, DamagedNetwork damaged, TwoTasks tasks) {
        long half = network.remaining() / 2;
        return ReuseFinding.of(differing(network, tasks.first().pairs(), half / 2), differing(network, tasks.second().pairs(), half / 2),
                List.of());
    }

    private static List<Integer> differing(SubjectNetwork network, PromptPairs prompts, long most) {
        NetworkGraph graph = network.graph();
        Set<Integer> differing = new TreeSet<>();
        for (PromptPairs.OfLength pairs : prompts.batches(graph, most)) {
            double[] clean = network.cache(pairs.clean()).written().values();
            double[] corrupt = network.cache(pairs.corrupt()).written().values();
            for (int i = 0; i < clean.length; i++) {
                if (Math.abs(clean[i] - corrupt[i]) > DIFFERENT) {
                    differing.add(i / graph.width() % graph.writers().size());
                }
            }
        }
        differing.retainAll(graph.headWriters());
        return List.copyOf(differing);
    }
}
