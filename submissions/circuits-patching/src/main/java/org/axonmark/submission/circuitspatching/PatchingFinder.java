package org.axonmark.submission.circuitspatching;

import java.util.List;

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
 * Exact edge patching: gives the reader of one edge what the writer writes in the corrupt prompt, and measures how far the difference of outputs
 * moves. That takes a run for each edge and pair. As many pairs are used as the budget allows for all edges; within a smaller budget the edges
 * nearest the output are tried with one pair, and those left over stand between the ones that moved it and the ones that did not.
 */
public final class PatchingFinder implements CircuitFinder {

    private static final double UNMOVED = 1e-9;

    /** Creates the finder. */
    public PatchingFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
        NetworkGraph graph = network.graph();
        double[] moved = new double[graph.edges().size()];
        boolean[] tried = new boolean[moved.length];
        long pairsForAll = Math.max(1, network.remaining() / (moved.length + 2));
        for (PromptPairs.OfLength pairs : prompts.batches(graph, pairsForAll)) {
            if (network.remaining() > 2L * pairs.count()) {
                patch(network, pairs, moved, tried);
            }
        }
        for (int edge = 0; edge < moved.length; edge++) {
            if (tried[edge] && moved[edge] < UNMOVED) {
                moved[edge] = -1;
            }
        }
        return CircuitScores.of(moved);
    }

    private static void patch(SubjectNetwork network, PromptPairs.OfLength pairs, double[] moved, boolean[] tried) {
        Alternate corrupt = new Alternate.Kept(network.cache(pairs.corrupt()).number());
        // The host works patched runs out from where they begin to differ from the last plain one.
        Cache clean = network.cache(pairs.clean());
        List<Double> before = differences(clean.outputs(), pairs);
        for (int edge = moved.length - 1; edge >= 0 && network.remaining() >= pairs.count(); edge--) {
            List<Double> after = differences(network.forward(pairs.clean(), Plan.cut(corrupt, edge)), pairs);
            tried[edge] = true;
            for (int pair = 0; pair < pairs.count(); pair++) {
                moved[edge] += Math.abs(after.get(pair) - before.get(pair));
            }
        }
    }

    /** Returns each pair's difference between outputs at the label and at the wrong label. */
    private static List<Double> differences(DoubleTensor outputs, PromptPairs.OfLength pairs) {
        Double[] sums = new Double[pairs.count()];
        int length = pairs.length();
        int each = outputs.size(2);
        for (int pair = 0; pair < sums.length; pair++) {
            double sum = 0;
            for (int i = pair * length; i < (pair + 1) * length; i++) {
                int label = pairs.label().values()[i];
                int wrong = pairs.wrong().values()[i];
                if (label >= 0) {
                    sum += outputs.values()[i * each + label] - (wrong < 0 ? 0 : outputs.values()[i * each + wrong]);
                }
            }
            sums[pair] = sum;
        }
        return List.of(sums);
    }
}
