package org.axonmark.circuits.spikes;

import java.util.Arrays;

import org.axonmark.results.statistics.HmacStream;

/**
 * The synapses of a network. Each ordered pair of different neurons has one with a fixed probability; a fifth of neurons, drawn by lot, are
 * inhibitory in all their synapses. Strengths follow the gamma law of shape 2. With two states a synapse works, each as likely, in the
 * first, in the second or in both.
 *
 * @param inhibitory one for each neuron
 * @param targets {@code [neuron]} to the neurons that its synapses reach, ascending
 * @param weights {@code [state][neuron]} to the signed strengths of those synapses, 0 where one does not work
 */
@SuppressWarnings("ArrayRecordComponent") // of this package alone, which changes none
record Wiring(boolean[] inhibitory, int[][] targets, double[][][] weights) {

    private static final int INHIBITORY_IN = 5;

    /**
     * The law of a network's synapses.
     *
     * @param probability of a synapse
     * @param excitatory mean strength of an excitatory one
     * @param inhibitory mean strength of an inhibitory one, positive
     */
    record Law(double probability, double excitatory, double inhibitory) {}

    /** Draws the synapses of a plan. */
    static Wiring draw(NetworkPlan plan, Law law) {
        int n = plan.all();
        HmacStream signs = plan.stream("signs");
        boolean[] inhibitory = new boolean[n];
        for (int neuron : Arrays.copyOf(signs.permutation(n), n / INHIBITORY_IN)) {
            inhibitory[neuron] = true;
        }
        HmacStream stream = plan.stream("synapses");
        int states = plan.variant().states();
        int[][] targets = new int[n][n];
        double[][][] weights = new double[states][n][n];
        for (int from = 0; from < n; from++) {
            int count = 0;
            for (int to = 0; to < n; to++) {
                if (to != from && stream.nextDouble() < law.probability()) {
                    double mean = inhibitory[from] ? -law.inhibitory() : law.excitatory();
                    double weight = mean * gamma(stream);
                    int silent = states == 1 ? -1 : stream.nextInt(states + 1);
                    for (int state = 0; state < states; state++) {
                        weights[state][from][count] = state == silent ? 0 : weight;
                    }
                    targets[from][count++] = to;
                }
            }
            targets[from] = Arrays.copyOf(targets[from], count);
            for (double[][] ofState : weights) {
                ofState[from] = Arrays.copyOf(ofState[from], count);
            }
        }
        return new Wiring(inhibitory, targets, weights);
    }

    /** Draws from the gamma law of shape 2 and mean 1: half the sum of two exponentials. */
    private static double gamma(HmacStream stream) {
        return -0.5 * StrictMath.log((1 - stream.nextDouble()) * (1 - stream.nextDouble()));
    }

    int neurons() {
        return inhibitory.length;
    }

    /** Tells whether there is a synapse from one neuron to another. */
    boolean joins(int from, int to) {
        return Arrays.binarySearch(targets[from], to) >= 0;
    }
}
