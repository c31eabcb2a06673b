package org.axonmark.submission.circuitspatching;

import java.util.ArrayList;
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
        double[] before = differences(clean.outputs().values(), 0, clean.outputs().size(2), pairs);
        int fit = network.graph().plansInACall(pairs.count(), pairs.length());
        for (int end = moved.length; end > 0 && network.remaining() >= pairs.count();) {
            int first = (int) Math.max(0, end - Math.min(fit, network.remaining() / pairs.count()));
            List<Plan> plans = new ArrayList<>();
            for (int edge = first; edge < end; edge++) {
                plans.add(Plan.cut(corrupt, edge));
            }
            DoubleTensor outputs = network.forwardEach(pairs.clean(), plans);
            for (int edge = first; edge < end; edge++) {
                double[] after = differences(outputs.values(), (edge - first) * clean.outputs().count(), outputs.size(3), pairs);
                tried[edge] = true;
                for (int pair = 0; pair < pairs.count(); pair++) {
                    moved[edge] += Math.abs(after[pair] - before[pair]);
                }
            }
            end = first;
        }
    }

    /**
     * Returns each pair's difference between outputs at the label and at the wrong label.
     *
     * @param outputs of one run or several
     * @param from where those of the run begin
     * @param each outputs at a position
     */
    private static double[] differences(double[] outputs, int from, int each, PromptPairs.OfLength pairs) {
        double[] sums = new double[pairs.count()];
        for (int i = 0; i < pairs.count() * pairs.length(); i++) {
            int label = pairs.label().values()[i];
            int wrong = pairs.wrong().values()[i];
            if (label >= 0) {
                sums[i / pairs.length()] += outputs[from + i * each + label] - (wrong < 0 ? 0 : outputs[from + i * each + wrong]);
            }
        }
        return sums;
    }
}
