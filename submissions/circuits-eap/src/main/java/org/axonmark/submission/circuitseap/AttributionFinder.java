package org.axonmark.submission.circuitseap;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.Cache;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.Gradients;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;

/**
 * Edge attribution patching (Syed et al., arXiv 2310.10348): what cutting an edge would do to the difference of outputs, to first order: the product of
 * the gradient at the reader and the writer's change from the clean to the corrupt prompt. Its size is averaged over as many pairs as the
 * budget allows, so that pairs on which an edge works in different directions do not cancel.
 */
public final class AttributionFinder implements CircuitFinder {

    /** A run of the corrupt prompt, one of the clean prompt, and the way back. */
    private static final int COST = 4;

    /** Creates the finder. */
    public AttributionFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
        NetworkGraph graph = network.graph();
        double[] scores = new double[graph.edges().size()];
        for (PromptPairs.OfLength pairs : prompts.batches(graph, network.remaining() / COST)) {
            Cache corrupt = network.cache(pairs.corrupt());
            Gradients clean = network.backward(pairs.clean(), Plan.plain(), Objective.of(pairs));
            for (int pair = 0; pair < pairs.count(); pair++) {
                for (int edge = 0; edge < scores.length; edge++) {
                    scores[edge] += Math.abs(effect(graph, graph.edges().get(edge), clean, corrupt, pair));
                }
            }
        }
        return CircuitScores.of(scores);
    }

    private static double effect(NetworkGraph graph, NetworkGraph.Edge edge, Gradients clean, Cache corrupt, int pair) {
        int width = graph.width();
        int length = clean.written().size(1);
        double[] own = clean.written().values();
        double[] other = corrupt.written().values();
        double[] gradient = clean.read().values();
        double sum = 0;
        for (int position = 0; position < length; position++) {
            int row = pair * length + position;
            int writer = (row * graph.writers().size() + edge.writer()) * width;
            int reader = (row * graph.readers().size() + edge.reader()) * width;
            for (int k = 0; k < width; k++) {
                sum += (other[writer + k] - own[writer + k]) * gradient[reader + k];
            }
        }
        return sum;
    }
}
