package org.axonmark.submission.circuitssae;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.NetworkGraph;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;

/**
 * Codes of a sparse autoencoder (O'Neill and Bui, arXiv 2405.12522): one autoencoder for all writers learns from what each writes in ten examples, mean
 * over positions; an example's code at a writer is its strongest feature there, and a writer scores the number of codes that it has in clean
 * prompts and never in corrupt ones. Needs runs only. An edge has the lower score of its ends.
 *
 * <p>The method was made for prompts with a behaviour against prompts without. Here clean and corrupt prompts are of one kind and differ in the
 * answer.
 */
public final class CodesFinder implements CircuitFinder {

    private static final int EXAMPLES = 10;

    /** Creates the finder. */
    public CodesFinder() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
        NetworkGraph graph = network.graph();
        List<double[][]> clean = new ArrayList<>();
        List<double[][]> corrupt = new ArrayList<>();
        for (PromptPairs.OfLength pairs : prompts.batches(graph, network.remaining() / 2)) {
            clean.addAll(means(network, pairs.clean()));
            corrupt.addAll(means(network, pairs.corrupt()));
        }
        if (clean.isEmpty()) {
            return CircuitScores.equal(graph);
        }
        List<double[]> examples = new ArrayList<>();
        for (int i = 0; i < Math.min(EXAMPLES, clean.size() + corrupt.size()); i++) {
            examples.addAll(List.of((i % 2 == 0 ? clean : corrupt).get(i / 2)));
        }
        Autoencoder autoencoder = new Autoencoder(graph.width());
        autoencoder.train(examples);
        double[] scores = new double[graph.writers().size()];
        for (int writer = 0; writer < scores.length; writer++) {
            Set<Integer> codes = codes(autoencoder, clean, writer);
            codes.removeAll(codes(autoencoder, corrupt, writer));
            scores[writer] = codes.size();
        }
        return CircuitScores.ofWriters(graph, scores);
    }

    private static Set<Integer> codes(Autoencoder autoencoder, List<double[][]> examples, int writer) {
        Set<Integer> codes = new HashSet<>();
        for (double[][] example : examples) {
            codes.add(autoencoder.code(example[writer]));
        }
        return codes;
    }

    /** Returns for each prompt what each writer writes, mean over positions. */
    private static List<double[][]> means(SubjectNetwork network, IntTensor tokens) {
        DoubleTensor written = network.cache(tokens).written();
        int length = written.size(1);
        int writers = written.size(2);
        int width = written.size(3);
        List<double[][]> means = new ArrayList<>();
        for (int prompt = 0; prompt < written.size(0); prompt++) {
            double[][] mean = new double[writers][width];
            for (int row = prompt * length; row < (prompt + 1) * length; row++) {
                for (int i = 0; i < writers * width; i++) {
                    mean[i / width][i % width] += written.values()[row * writers * width + i] / length;
                }
            }
            means.add(mean);
        }
        return means;
    }
}
