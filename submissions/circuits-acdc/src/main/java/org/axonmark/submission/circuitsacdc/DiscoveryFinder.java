package org.axonmark.submission.circuitsacdc;

import java.util.HashSet;
import java.util.Set;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.Alternate;
import org.axonmark.spi.circuits.Cache;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;

/**
 * Automatic circuit discovery (Conmy et al., arXiv 2304.14997): goes from the output back, cuts each edge and leaves it cut if that changes the
 * difference of outputs by less than a threshold. What a node writes that nobody reads any more does not matter: its own edges are as good as
 * cut, without a run. One pair of prompts a sweep, with a threshold of a hundredth of what cutting all edges does, for as many pairs as the budget allows; an edge
 * scores the sweeps that kept it, and within a sweep by how much cutting it would change. Where the budget ends within a sweep, what was not
 * reached and still could matter scores between what was kept and what was cut.
 */
public final class DiscoveryFinder implements CircuitFinder {

    private static final double THRESHOLD = 0.01;
    private static final double NOT_REACHED = 0.1;
    private static final int MOST_SWEEPS = 32;

    /** Creates the finder. */
    public DiscoveryFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
        NetworkGraph graph = network.graph();
        double[] scores = new double[graph.edges().size()];
        for (PromptPairs.OfLength batch : prompts.batches(graph, MOST_SWEEPS)) {
            for (int pair = 0; pair < batch.count() && network.remaining() > 2; pair++) {
                sweep(network, batch.from(pair, pair + 1), scores);
            }
        }
        return CircuitScores.of(scores);
    }

    private static void sweep(SubjectNetwork network, PromptPairs.OfLength pair, double[] scores) {
        NetworkGraph graph = network.graph();
        Cache corrupt = network.cache(pair.corrupt());
        double clean = difference(network.cache(pair.clean()).outputs(), pair);
        Alternate alternate = new Alternate.Kept(corrupt.number());
        double whole = Math.abs(clean - difference(corrupt.outputs(), pair));
        Set<Integer> cut = new HashSet<>();
        Set<Integer> read = new HashSet<>();
        double before = clean;
        for (int edge = scores.length - 1; edge >= 0; edge--) {
            int owner = graph.readers().get(graph.edges().get(edge).reader()).owner();
            if (owner >= 0 && !read.contains(owner)) {
                continue;
            }
            if (network.remaining() == 0) {
                scores[edge] += NOT_REACHED;
                read.add(graph.edges().get(edge).writer());
                continue;
            }
            cut.add(edge);
            int[] edges = cut.stream().mapToInt(Integer::intValue).toArray();
            double after = difference(network.forward(pair.clean(), Plan.cut(alternate, edges)), pair);
            double change = Math.abs(after - before) / whole;
            if (change >= THRESHOLD) {
                cut.remove(edge);
                read.add(graph.edges().get(edge).writer());
                scores[edge] += 1 + change / (1 + change);
            } else {
                before = after;
            }
        }
    }

    /** Returns the difference between outputs at the label and at the wrong label. */
    private static double difference(DoubleTensor outputs, PromptPairs.OfLength pair) {
        int each = outputs.size(2);
        double sum = 0;
        for (int i = 0; i < pair.length(); i++) {
            int label = pair.label().values()[i];
            int wrong = pair.wrong().values()[i];
            if (label >= 0) {
                sum += outputs.values()[i * each + label] - (wrong < 0 ? 0 : outputs.values()[i * each + wrong]);
            }
        }
        return sum;
    }
}
