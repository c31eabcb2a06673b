package ${package};

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
 * Scores an edge by what cutting it would do to the answer, to first order: the gradient at its reader times the change of its writer from the clean to the
 * corrupt prompt. A baseline to begin with.
 */
public final class Model implements CircuitFinder {

    /** Passes for a pair: one of the corrupt prompt, one of the clean prompt, two back. */
    private static final int COST = 4;

    /** Called once by the worker, without arguments. */
    public Model() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load; context.onnx("model.onnx") would open a model of this JAR.
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
                    scores[edge] += Math.abs(effect(graph, graph.edges().get(edge), corrupt, clean, pair * pairs.length(), pairs.length()));
                }
            }
        }
        return CircuitScores.of(scores);
    }

    /** Returns the effect of one edge over the positions of one prompt, which begins at a row. */
    private static double effect(NetworkGraph graph, NetworkGraph.Edge edge, Cache corrupt, Gradients clean, int row, int length) {
        double[] gradient = clean.read().values();
        double[] before = clean.written().values();
        double[] after = corrupt.written().values();
        double effect = 0;
        for (int position = row; position < row + length; position++) {
            int read = (position * graph.readers().size() + edge.reader()) * graph.width();
            int written = (position * graph.writers().size() + edge.writer()) * graph.width();
            for (int k = 0; k < graph.width(); k++) {
                effect += gradient[read + k] * (after[written + k] - before[written + k]);
            }
        }
        return effect;
    }
}
