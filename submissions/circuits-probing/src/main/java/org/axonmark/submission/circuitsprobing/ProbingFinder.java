package org.axonmark.submission.circuitsprobing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.Alternate;
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
 * Subnetwork probing (Cao et al., arXiv 2104.03514), over edges and by gradients alone: each edge carries a share of the corrupt prompt's activation, a
 * logistic function of a number that is trained by Adam to keep the difference of outputs where it was with as few clean edges as possible. One
 * pair a step; an edge scores what is left of the clean activation in the end.
 */
public final class ProbingFinder implements CircuitFinder {

    /** A run and the way back. */
    private static final int STEP = 3;

    /** Runs of the clean and the corrupt prompt. */
    private static final int PAIR = 2;

    /** Pairs, of which each is used again and again. */
    private static final int MOST_PAIRS = 16;

    /** What all edges together cost when they are clean; the whole difference of outputs costs 1. */
    private static final double PRICE = 2;

    private static final int MOST_STEPS = 400;
    private static final double FIRST = -2;
    private static final double RATE = 0.15;
    private static final double MOMENTUM = 0.9;
    private static final double SCALE = 0.99;

    /** A pair with what is known of its plain runs. */
    private record Known(PromptPairs.OfLength pair, Cache corrupt, double clean, double whole) {}

    /** Creates the finder. */
    public ProbingFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
        NetworkGraph graph = network.graph();
        List<Known> pairs = known(network, prompts);
        double[] mask = new double[graph.edges().size()];
        double[] mean = new double[mask.length];
        double[] square = new double[mask.length];
        Arrays.fill(mask, FIRST);
        for (int step = 1; !pairs.isEmpty() && step <= MOST_STEPS && network.remaining() >= STEP; step++) {
            double[] gradient = gradient(network, graph, pairs.get(step % pairs.size()), mask);
            for (int edge = 0; edge < mask.length; edge++) {
                mean[edge] = MOMENTUM * mean[edge] + (1 - MOMENTUM) * gradient[edge];
                square[edge] = SCALE * square[edge] + (1 - SCALE) * gradient[edge] * gradient[edge];
                double corrected = mean[edge] / (1 - Math.pow(MOMENTUM, step));
                mask[edge] -= RATE * corrected / (Math.sqrt(square[edge] / (1 - Math.pow(SCALE, step))) + 1e-12);
            }
        }
        return CircuitScores.of(Arrays.stream(mask).map(number -> -number).toArray());
    }

    /** Runs a few pairs, on which at most a third of the budget goes. */
    private static List<Known> known(SubjectNetwork network, PromptPairs prompts) {
        long most = Math.min(MOST_PAIRS, Math.max(1, network.remaining() / (3 * PAIR)));
        List<Known> known = new ArrayList<>();
        for (PromptPairs.OfLength batch : prompts.batches(network.graph(), most)) {
            for (int i = 0; i < batch.count() && network.remaining() >= PAIR + STEP; i++) {
                PromptPairs.OfLength pair = batch.from(i, i + 1);
                Cache corrupt = network.cache(pair.corrupt());
                double clean = difference(network.cache(pair.clean()).outputs(), pair);
                double whole = Math.abs(clean - difference(corrupt.outputs(), pair));
                known.add(new Known(pair, corrupt, clean, whole));
            }
        }
        return known;
    }

    /** Returns the gradient of the cost at the numbers behind the shares. */
    private static double[] gradient(SubjectNetwork network, NetworkGraph graph, Known known, double[] mask) {
        List<Plan.Share> shares = new ArrayList<>();
        for (int edge = 0; edge < mask.length; edge++) {
            shares.add(new Plan.Share(edge, share(mask[edge])));
        }
        Plan plan = new Plan(List.of(), shares, new Alternate.Kept(known.corrupt().number()));
        Gradients run = network.backward(known.pair().clean(), plan, Objective.of(known.pair()));
        double off = (difference(run.outputs(), known.pair()) - known.clean()) / known.whole();
        double[] gradient = new double[mask.length];
        for (int edge = 0; edge < mask.length; edge++) {
            double byShare = 2 * off * effect(graph, graph.edges().get(edge), run, known.corrupt()) / known.whole() - PRICE / mask.length;
            double share = share(mask[edge]);
            gradient[edge] = byShare * share * (1 - share);
        }
        return gradient;
    }

    private static double share(double number) {
        return 1 / (1 + Math.exp(-number));
    }

    private static double effect(NetworkGraph graph, NetworkGraph.Edge edge, Gradients run, Cache corrupt) {
        int width = graph.width();
        double[] own = run.written().values();
        double[] other = corrupt.written().values();
        double[] gradient = run.read().values();
        double sum = 0;
        for (int row = 0; row < run.written().size(1); row++) {
            int writer = (row * graph.writers().size() + edge.writer()) * width;
            int reader = (row * graph.readers().size() + edge.reader()) * width;
            for (int k = 0; k < width; k++) {
                sum += (other[writer + k] - own[writer + k]) * gradient[reader + k];
            }
        }
        return sum;
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
