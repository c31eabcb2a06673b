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
            double[] change = corrupt.written().values();
            for (int i = 0; i < change.length; i++) {
                change[i] -= clean.written().values()[i];
            }
            for (int pair = 0; pair < pairs.count(); pair++) {
                int first = 0;
                for (int reader = 0; reader < graph.readers().size(); reader++) {
                    int readable = readable(graph, first, reader);
                    for (int writer = 0; writer < readable; writer += 4) {
                        add(graph, pair * pairs.length(), pairs.length(), reader, writer, Math.min(4, readable - writer),
                                clean.read().values(),
                                change, scores, first + writer);
                    }
                    first += readable;
                }
            }
        }
        return CircuitScores.of(scores);
    }

    /** Returns how many edges, from one on, are of a reader: those from the first writer on. */
    private static int readable(NetworkGraph graph, int first, int reader) {
        int end = first;
        while (end < graph.edges().size() && graph.edges().get(end).reader() == reader) {
            end++;
        }
        return end - first;
    }

    /** Adds a pair's effects of the edges from up to four writers to a reader. Four sums beside each other take hardly longer than one. */
    private static void add(NetworkGraph graph, int row, int length, int reader, int writer, int writers, double[] read, double[] change,
            double[] scores, int edge) {
        int width = graph.width();
        int all = graph.writers().size();
        double[] sums = new double[4];
        int[] written = new int[sums.length];
        for (int position = row; position < row + length; position++) {
            for (int i = 0; i < written.length; i++) {
                // Where there are fewer than four, the last stands in.
                written[i] = (position * all + Math.min(writer + i, all - 1)) * width;
            }
            sum(read, (position * graph.readers().size() + reader) * width, change, written, width, sums);
        }
        for (int i = 0; i < writers; i++) {
            scores[edge + i] += Math.abs(sums[i]);
        }
    }

    private static void sum(double[] read, int gradient, double[] change, int[] written, int width, double[] sums) {
        double a = sums[0];
        double b = sums[1];
        double c = sums[2];
        double d = sums[3];
        int ofA = written[0];
        int ofB = written[1];
        int ofC = written[2];
        int ofD = written[3];
        for (int k = 0; k < width; k++) {
            double g = read[gradient + k];
            a += change[ofA + k] * g;
            b += change[ofB + k] * g;
            c += change[ofC + k] * g;
            d += change[ofD + k] * g;
        }
        sums[0] = a;
        sums[1] = b;
        sums[2] = c;
        sums[3] = d;
    }
}
