package org.axonmark.circuits.truth;

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
}
