package org.axonmark.submission.circuitseapig;

import java.util.Arrays;
import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.circuits.Cache;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;

/**
 * Edge attribution patching with gradients integrated over inputs (Hanna et al., arXiv 2403.17806): the gradient is averaged over inputs that lead in
 * {@value #STEPS} steps from the corrupt embedding to the clean one. Fewer steps are made where the budget does not allow so many.
 */
public final class IntegratedFinder implements CircuitFinder {

    private static final int STEPS = 5;

    /** A step: a run and the way back. */
    private static final int STEP = 3;

    /** Creates the finder. */
    public IntegratedFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
        NetworkGraph graph = network.graph();
        double[] scores = new double[graph.edges().size()];
        int steps = (int) Math.min(STEPS, (network.remaining() - 2) / STEP);
        if (steps < 1) {
            return CircuitScores.equal(graph);
        }
        for (PromptPairs.OfLength pairs : prompts.batches(graph, network.remaining() / (2 + STEP * steps))) {
            Cache corrupt = network.cache(pairs.corrupt());
            Cache clean = network.cache(pairs.clean());
            double[] gradient = new double[pairs.clean().count() * graph.readers().size() * graph.width()];
            for (int step = 0; step < steps; step++) {
                DoubleTensor embedded = between(graph, corrupt, clean, (double) step / steps);
                Plan plan = Plan.write(List.of(new Plan.Written(0, embedded)));
                double[] here = network.backward(pairs.clean(), plan, Objective.of(pairs)).read().values();
                Arrays.setAll(gradient, i -> gradient[i] + here[i]);
            }
            add(graph, clean.written(), corrupt.written().values(), gradient, scores);
        }
        return CircuitScores.of(scores);
    }

    /** Returns what the first writer, the embedding, writes between two runs. */
    private static DoubleTensor between(NetworkGraph graph, Cache from, Cache to, double share) {
        int width = graph.width();
        int row = graph.writers().size() * width;
        double[] a = from.written().values();
        double[] b = to.written().values();
        double[] embedded = new double[a.length / graph.writers().size()];
        for (int i = 0; i < embedded.length; i++) {
            int at = i / width * row + i % width;
            embedded[i] = a[at] + share * (b[at] - a[at]);
        }
        return DoubleTensor.of(embedded, from.written().size(0), from.written().size(1), width);
    }

    /** Adds the size of each pair's effect to each edge. */
    private static void add(NetworkGraph graph, DoubleTensor clean, double[] corrupt, double[] gradient, double[] scores) {
        int width = graph.width();
        int length = clean.size(1);
        double[] own = clean.values();
        for (int pair = 0; pair < clean.size(0); pair++) {
            for (int i = 0; i < scores.length; i++) {
                NetworkGraph.Edge edge = graph.edges().get(i);
                double sum = 0;
                for (int row = pair * length; row < (pair + 1) * length; row++) {
                    int writer = (row * graph.writers().size() + edge.writer()) * width;
                    int reader = (row * graph.readers().size() + edge.reader()) * width;
                    for (int k = 0; k < width; k++) {
                        sum += (corrupt[writer + k] - own[writer + k]) * gradient[reader + k];
                    }
                }
                scores[i] += Math.abs(sum);
            }
        }
    }
}
