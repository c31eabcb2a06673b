package org.axonmark.circuits.spikes;

import org.axonmark.results.statistics.HmacStream;

/**
 * Neurons that fire in a bin with the probability σ(bias + Σ weight · history of each neuron with a synapse to it − refractoriness · own
 * history + shared input), σ(x) = 1 / (1 + e⁻ˣ). A history is Σ exp(−(k − 1) / τ) over the lags k = 1 … 5 bins at which the neuron fired, τ = 2
 * bins. A bin is 5 ms. The generalised linear model of spike trains of Truccolo et al. 2005 and Pillow et al. 2008, in discrete time.
 */
final class LogisticNetwork {

    /** Width of a bin. */
    static final double BIN_MILLIS = 5;

    private static final Wiring.Law LAW = new Wiring.Law(0.1, 0.6, 0.9);
    private static final int LAGS = 5;
    private static final double TIME_CONSTANT = 2;
    private static final double BIAS = -2.9;
    private static final double BIAS_SPREAD = 0.3;
    private static final double STATE_SPREAD = 0.5;
    private static final double REFRACTORINESS = 2;
    private static final double SHARED_STRENGTH = 0.5;
    private static final int MEAN_DWELL = 400;
    private static final int LONGEST_DELAY = 4;

    private LogisticNetwork() {}

    /** Returns the synapses of a plan. */
    static Wiring wiring(NetworkPlan plan) {
        return Wiring.draw(plan, LAW);
    }

    /** Simulates: {@code [neuron][bin]}, true where it fired. */
    static boolean[][] simulate(NetworkPlan plan, Wiring wiring) {
        int n = plan.all();
        int bins = plan.bins();
        Surroundings surroundings = new Surroundings(plan, bins, MEAN_DWELL, LONGEST_DELAY);
        double[][] bias = biases(plan);
        double[] kernel = new double[LAGS + 1];
        for (int lag = 1; lag <= LAGS; lag++) {
            kernel[lag] = StrictMath.exp(-(lag - 1) / TIME_CONSTANT);
        }
        Chances chances = new Chances(plan.stream("spikes"));
        boolean[][] fired = new boolean[n][bins];
        // What past spikes will have added to each neuron's input, by bin modulo the reach of the kernel.
        double[][] input = new double[LAGS + 1][n];
        for (int bin = 0; bin < bins; bin++) {
            int state = surroundings.state(bin);
            double[] now = input[bin % (LAGS + 1)];
            for (int i = 0; i < n; i++) {
                double drive = bias[state][i] + now[i] + SHARED_STRENGTH * surroundings.shared(i, bin);
                now[i] = 0;
                fired[i][bin] = chances.happens(1 / (1 + StrictMath.exp(-drive)));
            }
            for (int i = 0; i < n; i++) {
                if (fired[i][bin]) {
                    for (int lag = 1; lag <= LAGS; lag++) {
                        double[] later = input[(bin + lag) % (LAGS + 1)];
                        later[i] -= REFRACTORINESS * kernel[lag];
                        for (int k = 0; k < wiring.targets()[i].length; k++) {
                            later[wiring.targets()[i][k]] += wiring.weights()[state][i][k] * kernel[lag];
                        }
                    }
                }
            }
        }
        return fired;
    }

    /** Returns each neuron's bias in each state. */
    static double[][] biases(NetworkPlan plan) {
        HmacStream stream = plan.stream("biases");
        int states = plan.variant().states();
        double[][] bias = new double[states][plan.all()];
        for (int i = 0; i < plan.all(); i++) {
            double own = BIAS + BIAS_SPREAD * stream.nextGaussian();
            for (int state = 0; state < states; state++) {
                bias[state][i] = own + (states == 1 ? 0 : STATE_SPREAD * stream.nextGaussian());
            }
        }
        return bias;
    }

    /** Decides what happens with a given chance, to a resolution of 2⁻³². */
    private static final class Chances {

        private final HmacStream stream;
        private long word;
        private boolean half;

        Chances(HmacStream stream) {
            this.stream = stream;
        }

        boolean happens(double chance) {
            word = half ? word << 32 : stream.nextLong();
            half = !half;
            return (word >>> 32) * 0x1p-32 < chance;
        }
    }
}
