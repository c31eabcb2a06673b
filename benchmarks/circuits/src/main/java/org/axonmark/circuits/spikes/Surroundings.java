package org.axonmark.circuits.spikes;

import java.util.Arrays;

import org.axonmark.results.statistics.HmacStream;

/**
 * What a network does not make itself, step by step: its state, and the input that groups of its neurons share.
 *
 * <p>States follow a Markov chain that leaves each with the same probability. Shared inputs are first-order autoregressive Gaussian processes
 * of variance 1; each neuron has one of them, drawn by lot, times a strength of its own uniform in [½, 3⁄2], after a delay of its own.
 */
final class Surroundings {

    private static final int SOURCES = 3;
    private static final double MEMORY = 0.8;

    private final byte[] states;
    private final double[][] sources;
    private final int[] source;
    private final int[] delay;
    private final double[] gain;

    /**
     * Draws the surroundings of a plan.
     *
     * @param steps length
     * @param dwell mean number of steps in a state, where there is more than one
     * @param longestDelay in steps, where there is shared input
     */
    Surroundings(NetworkPlan plan, int steps, int dwell, int longestDelay) {
        int n = plan.all();
        this.states = states(plan, steps, dwell);
        HmacStream stream = plan.stream("shared input");
        this.sources = new double[plan.variant() == Variant.COMMON_INPUT ? SOURCES : 0][steps + longestDelay];
        this.source = new int[n];
        this.delay = new int[n];
        this.gain = new double[n];
        if (sources.length == 0) {
            return;
        }
        for (int neuron = 0; neuron < n; neuron++) {
            source[neuron] = stream.nextInt(SOURCES);
            delay[neuron] = stream.nextInt(longestDelay + 1);
            gain[neuron] = 0.5 + stream.nextDouble();
        }
        double fresh = StrictMath.sqrt(1 - MEMORY * MEMORY);
        for (double[] values : sources) {
            double value = stream.nextGaussian();
            for (int step = 0; step < values.length; step++) {
                value = MEMORY * value + fresh * stream.nextGaussian();
                values[step] = value;
            }
        }
    }

    private static byte[] states(NetworkPlan plan, int steps, int dwell) {
        byte[] states = new byte[steps];
        int count = plan.variant().states();
        if (count == 1) {
            return states;
        }
        HmacStream stream = plan.stream("states");
        int state = stream.nextInt(count);
        for (int from = 0; from < steps;) {
            // Geometric: how long it stays.
            int stays = 1 + (int) StrictMath.floor(StrictMath.log(1 - stream.nextDouble()) / StrictMath.log(1 - 1.0 / dwell));
            int to = Math.min(steps, from + stays);
            Arrays.fill(states, from, to, (byte) state);
            from = to;
            state = (state + 1) % count;
        }
        return states;
    }

    /** Returns the state at a step. */
    int state(int step) {
        return states[step];
    }

    /** Returns the shared input to a neuron at a step, of variance 1 times the neuron's strength; 0 where there is none. */
    double shared(int neuron, int step) {
        return sources.length == 0 ? 0 : gain[neuron] * sources[source[neuron]][step + sources[0].length - states.length - delay[neuron]];
    }
}
