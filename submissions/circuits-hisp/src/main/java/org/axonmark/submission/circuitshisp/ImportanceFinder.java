package org.axonmark.submission.circuitshisp;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.Gradients;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;

/**
 * Head importance (Michel et al., arXiv 1905.10650): the mean size of the product of what a writer writes in a clean prompt and the gradient there, for
 * embeddings, positions and MLPs as for heads; an edge has the lower score of its ends.
 */
public final class ImportanceFinder implements CircuitFinder {

    /** A run and the way back. */
    private static final int COST = 3;

    /** Creates the finder. */
    public ImportanceFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
        NetworkGraph graph = network.graph();
        double[] scores = new double[graph.writers().size()];
        for (PromptPairs.OfLength pairs : prompts.batches(graph, network.remaining() / COST)) {
            Gradients run = network.backward(pairs.clean(), Plan.plain(), Objective.of(pairs));
            int length = pairs.length();
            for (int pair = 0; pair < pairs.count(); pair++) {
                double[] products = new double[scores.length];
                for (int row = pair * length; row < (pair + 1) * length; row++) {
                    add(graph, run, row, products);
                }
                for (int writer = 0; writer < scores.length; writer++) {
                    scores[writer] += Math.abs(products[writer]);
                }
            }
        }
        return CircuitScores.ofWriters(graph, scores);
    }

    /** Adds the products at one position; the gradient at a writer is the sum of those at its readers. */
    private static void add(NetworkGraph graph, Gradients run, int row, double[] products) {
        int width = graph.width();
        double[] written = run.written().values();
        double[] gradient = run.read().values();
        for (NetworkGraph.Edge edge : graph.edges()) {
            int writer = (row * graph.writers().size() + edge.writer()) * width;
            int reader = (row * graph.readers().size() + edge.reader()) * width;
            for (int k = 0; k < width; k++) {
                products[edge.writer()] += written[writer + k] * gradient[reader + k];
            }
        }
    }
}
