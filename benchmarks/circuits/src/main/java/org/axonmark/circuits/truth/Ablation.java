package org.axonmark.circuits.truth;

import java.util.List;

import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Transformer;

/** What a reader is given in the place of what a writer wrote. A circuit is only defined together with one of these. */
public sealed interface Ablation {

    /** Returns one activation for each writer, {@code [prompts · length][width]}. */
    double[][] alternate(Transformer network, Prompts prompts);

    /** Nothing: all zeros. */
    record Zero() implements Ablation {

        @Override
        public double[][] alternate(Transformer network, Prompts prompts) {
            return new double[network.graph().writers().size()][prompts.count() * prompts.length() * network.shape().width()];
        }
    }

    /**
     * What the writer writes in other prompts.
     *
     * @param others as many, of the same length
     */
    record Resample(Prompts others) implements Ablation {

        @Override
        public double[][] alternate(Transformer network, Prompts prompts) {
            if (others.count() != prompts.count() || others.length() != prompts.length()) {
                throw new IllegalArgumentException(
                        others.count() + " other prompts of " + others.length() + " tokens for " + prompts.count()
                                + " of " + prompts.length() + "; give as many of the same length");
            }
            return network.run(others).cache();
        }
    }

    /**
     * What the writer writes at this position on average.
     *
     * @param reference over these prompts, of the same length
     */
    record Mean(Prompts reference) implements Ablation {

        @Override
        public double[][] alternate(Transformer network, Prompts prompts) {
            if (reference.length() != prompts.length()) {
                throw new IllegalArgumentException("reference prompts of " + reference.length() + " tokens for prompts of "
                        + prompts.length() + "; give such of the same length");
            }
            Run run = network.run(reference);
            int row = prompts.length() * network.shape().width();
            double[][] alternate = new double[network.graph().writers().size()][prompts.count() * row];
            for (int writer = 0; writer < alternate.length; writer++) {
                double[] written = run.written(writer);
                for (int i = 0; i < row; i++) {
                    double sum = 0;
                    for (int p = 0; p < reference.count(); p++) {
                        sum += written[p * row + i];
                    }
                    for (int p = 0; p < prompts.count(); p++) {
                        alternate[writer][p * row + i] = sum / reference.count();
                    }
                }
            }
            return alternate;
        }
    }

    /**
     * What the writer writes at this position on average over a stored set of prompts of any lengths: over those that reach the position.
     *
     * @param means one for each writer, {@code [positions][width]}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record StoredMean(double[][] means) implements Ablation {

        /** Takes the means over prompts, given by length; they are summed in this order. */
        public static StoredMean of(Transformer network, List<Prompts> reference) {
            int width = network.shape().width();
            int longest = reference.stream().mapToInt(Prompts::length).max().orElse(0);
            int[] reached = new int[longest];
            double[][] means = new double[network.graph().writers().size()][longest * width];
            for (Prompts prompts : reference) {
                Run run = network.run(prompts);
                int row = prompts.length() * width;
                for (int writer = 0; writer < means.length; writer++) {
                    double[] written = run.written(writer);
                    for (int i = 0; i < written.length; i++) {
                        means[writer][i % row] += written[i];
                    }
                }
                for (int position = 0; position < prompts.length(); position++) {
                    reached[position] += prompts.count();
                }
            }
            for (double[] mean : means) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] /= reached[i / width];
                }
            }
            return new StoredMean(means);
        }

        @Override
        public double[][] alternate(Transformer network, Prompts prompts) {
            int row = prompts.length() * network.shape().width();
            if (means[0].length < row) {
                throw new IllegalArgumentException("prompts of " + prompts.length() + " tokens; the stored means reach "
                        + means[0].length / network.shape().width());
            }
            double[][] alternate = new double[means.length][prompts.count() * row];
            for (int writer = 0; writer < means.length; writer++) {
                for (int p = 0; p < prompts.count(); p++) {
                    System.arraycopy(means[writer], 0, alternate[writer], p * row, row);
                }
            }
            return alternate;
        }
    }
}
