package org.axonmark.submission.reuseattribution;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.Cache;
import org.axonmark.spi.circuits.DamagedNetwork;
import org.axonmark.spi.circuits.Gradients;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.spi.circuits.ReuseFinding;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.axonmark.spi.circuits.TwoTasks;

/**
 * Attribution patching of heads (Syed et al., arXiv 2310.10348): what giving a head its vector of the corrupt prompt would do to the difference of
 * outputs, to first order. A head serves a task if its mean effect is at least a hundredth of the largest. The repair follows the same gradient in
 * the damaged network, see {@link GradientRepair}.
 */
public final class AttributionFinder implements ReuseFinder {

    /** A run of the corrupt prompt, one of the clean prompt, and the way back. */
    private static final int COST = 4;

    private static final double SHARE = 0.01;

    /** Creates the finder. */
    public AttributionFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public ReuseFinding find(SubjectNetwork network, DamagedNetwork damaged, TwoTasks tasks) {
        long each = network.remaining() / 2 / COST;
        return ReuseFinding.of(heads(network, tasks.first().pairs(), each), heads(network, tasks.second().pairs(), each),
                new GradientRepair(damaged, tasks).find());
    }

    private static List<Integer> heads(SubjectNetwork network, PromptPairs prompts, long most) {
        NetworkGraph graph = network.graph();
        double[] effects = new double[graph.writers().size()];
        for (PromptPairs.OfLength pairs : prompts.batches(graph, most)) {
            Cache corrupt = network.cache(pairs.corrupt());
            Gradients clean = network.backward(pairs.clean(), Plan.plain(), Objective.of(pairs));
            for (int pair = 0; pair < pairs.count(); pair++) {
                double[] own = new double[effects.length];
                for (NetworkGraph.Edge edge : graph.edges()) {
                    own[edge.writer()] += effect(graph, edge, clean, corrupt, pair);
                }
                for (int writer = 0; writer < own.length; writer++) {
                    effects[writer] += Math.abs(own[writer]);
                }
            }
        }
        double largest = graph.headWriters().stream().mapToDouble(head -> effects[head]).max().orElse(0);
        List<Integer> heads = new ArrayList<>();
        for (int head : graph.headWriters()) {
            if (effects[head] > 0 && effects[head] >= SHARE * largest) {
                heads.add(head);
            }
        }
        return heads;
    }

    private static double effect(NetworkGraph graph, NetworkGraph.Edge edge, Gradients clean, Cache corrupt, int pair) {
        int width = graph.width();
        int length = clean.written().size(1);
        double sum = 0;
        for (int position = 0; position < length; position++) {
            int row = pair * length + position;
            int writer = (row * graph.writers().size() + edge.writer()) * width;
            int reader = (row * graph.readers().size() + edge.reader()) * width;
            for (int k = 0; k < width; k++) {
                sum += (corrupt.written().values()[writer + k] - clean.written().values()[writer + k])
                        * clean.read().values()[reader + k];
            }
        }
        return sum;
    }
}
