package org.axonmark.circuits.spikes;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.axonmark.results.statistics.HmacStream;

/**
 * The synapses of a network. Where they are drawn, each ordered pair of different neurons has one with a fixed probability; a fifth of neurons, drawn by lot, are
 * inhibitory in all their synapses. Strengths follow the gamma law of shape 2. With two states a synapse works, each as likely, in the
 * first, in the second or in both.
 *
 * @param inhibitory one for each neuron
 * @param targets {@code [neuron]} to the neurons that its synapses reach, ascending
 * @param weights {@code [state][neuron]} to the signed strengths of those synapses, 0 where one does not work
 */
@SuppressWarnings("ArrayRecordComponent") // of this package alone, which changes none
public record Wiring(boolean[] inhibitory, int[][] targets, double[][][] weights) {

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
        boolean[] inhibitory = signs(plan);
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
                    int silent = silent(plan, stream);
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

    /** Draws which neurons of a plan are inhibitory: a fifth. */
    public static boolean[] signs(NetworkPlan plan) {
        int n = plan.all();
        boolean[] inhibitory = new boolean[n];
        for (int neuron : Arrays.copyOf(plan.stream("signs").permutation(n), n / INHIBITORY_IN)) {
            inhibitory[neuron] = true;
        }
        return inhibitory;
    }

    /** Draws the state in which a synapse does not work; none of them for one that works in all, and where there is but one. */
    public static int silent(NetworkPlan plan, HmacStream stream) {
        int states = plan.variant().states();
        return states == 1 ? -1 : stream.nextInt(states + 1);
    }

    /** Draws from the gamma law of shape 2 and mean 1: half the sum of two exponentials. */
    private static double gamma(HmacStream stream) {
        return -0.5 * StrictMath.log((1 - stream.nextDouble()) * (1 - stream.nextDouble()));
    }

    /**
     * Lists the synapses of matrices.
     *
     * @param inhibitory one for each neuron
     * @param dense {@code [state][from][to]}: strengths, 0 where there is no synapse or it does not work
     */
    public static Wiring of(boolean[] inhibitory, double[][][] dense) {
        int n = inhibitory.length;
        int[][] targets = new int[n][];
        double[][][] weights = new double[dense.length][n][];
        for (int from = 0; from < n; from++) {
            int sender = from;
            targets[from] = IntStream.range(0, n)
                    .filter(to -> Arrays.stream(dense).anyMatch(ofState -> ofState[sender][to] != 0)).toArray();
            for (int state = 0; state < dense.length; state++) {
                double[] row = dense[state][from];
                weights[state][from] = Arrays.stream(targets[from]).mapToDouble(to -> row[to]).toArray();
            }
        }
        return new Wiring(inhibitory, targets, weights);
    }

    int neurons() {
        return inhibitory.length;
    }

    /** Tells whether there is a synapse from one neuron to another. */
    boolean joins(int from, int to) {
        return Arrays.binarySearch(targets[from], to) >= 0;
    }
}
