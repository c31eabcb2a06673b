package org.axonmark.circuits.spikes;

import org.axonmark.results.statistics.HmacStream;

/**
 * Izhikevich's network (2003, doi 10.1109/TNN.2003.820440), 80 % excitatory and 20 % inhibitory, with sparse synapses: v' = 0.04 v² + 5 v + 140 −
 * u + I, u' = a (b v − u); at v ≥ 30 mV a neuron fires, v becomes c and u grows by d. Steps of 1 ms, in two halves for v. A spike adds its
 * weights to the input of the next step. Excitatory neurons lie between regular spiking and chattering, inhibitory ones are fast, as in the
 * paper. Noise is uniform, of 256 levels, with the standard deviations of the paper. A bin is 5 ms.
 */
final class IzhikevichNetwork {

    /** Width of a bin. */
    static final double BIN_MILLIS = 5;

    private static final int STEPS_A_BIN = 5;
    private static final Wiring.Law LAW = new Wiring.Law(0.1, 4, 5);
    private static final double EXCITATORY_NOISE = 5;
    private static final double INHIBITORY_NOISE = 2;
    private static final double SHARED_STRENGTH = 2;
    private static final int MEAN_DWELL = 2_000;
    private static final int LONGEST_DELAY = 20;
    private static final double REST = -65;
    private static final double PEAK = 30;
    // Of the 256 levels −127.5, …, 127.5.
    private static final double LEVELS_SD = StrictMath.sqrt((256.0 * 256 - 1) / 12);

    private IzhikevichNetwork() {}

    /** Returns the synapses of a plan. */
    static Wiring wiring(NetworkPlan plan) {
        return Wiring.draw(plan, LAW);
    }

    /** Simulates: {@code [neuron][bin]}, true where it fired. */
    static boolean[][] simulate(NetworkPlan plan, Wiring wiring) {
        int n = plan.all();
        int steps = plan.bins() * STEPS_A_BIN;
        Surroundings surroundings = new Surroundings(plan, steps, MEAN_DWELL, LONGEST_DELAY);
        Cells cells = new Cells(plan.stream("cells"), wiring.inhibitory());
        HmacStream noise = plan.stream("noise");
        long levels = 0;
        int left = 0;
        boolean[][] fired = new boolean[n][plan.bins()];
        double[] arriving = new double[n];
        int[] spiking = new int[n];
        for (int step = 0; step < steps; step++) {
            int count = 0;
            for (int i = 0; i < n; i++) {
                if (left == 0) {
                    levels = noise.nextLong();
                    left = 8;
                }
                double level = (levels & 0xff) - 127.5;
                levels >>>= 8;
                left--;
                double input = cells.noise[i] * level + arriving[i] + SHARED_STRENGTH * surroundings.shared(i, step);
                arriving[i] = 0;
                if (cells.step(i, input)) {
                    fired[i][step / STEPS_A_BIN] = true;
                    spiking[count++] = i;
                }
            }
            double[][] weights = wiring.weights()[surroundings.state(step)];
            for (int s = 0; s < count; s++) {
                int[] targets = wiring.targets()[spiking[s]];
                for (int k = 0; k < targets.length; k++) {
                    arriving[targets[k]] += weights[spiking[s]][k];
                }
            }
        }
        return fired;
    }

    /** The neurons' parameters and where they stand. */
    private static final class Cells {

        private final double[] a;
        private final double[] b;
        private final double[] c;
        private final double[] d;
        private final double[] noise;
        private final double[] v;
        private final double[] u;

        Cells(HmacStream stream, boolean[] inhibitory) {
            int n = inhibitory.length;
            a = new double[n];
            b = new double[n];
            c = new double[n];
            d = new double[n];
            noise = new double[n];
            v = new double[n];
            u = new double[n];
            for (int i = 0; i < n; i++) {
                double r = stream.nextDouble();
                a[i] = inhibitory[i] ? 0.02 + 0.08 * r : 0.02;
                b[i] = inhibitory[i] ? 0.25 - 0.05 * r : 0.2;
                c[i] = inhibitory[i] ? REST : REST + 15 * r * r;
                d[i] = inhibitory[i] ? 2 : 8 - 6 * r * r;
                noise[i] = (inhibitory[i] ? INHIBITORY_NOISE : EXCITATORY_NOISE) / LEVELS_SD;
                v[i] = REST;
                u[i] = b[i] * REST;
            }
        }

        /** Goes on by a millisecond; tells whether the neuron fires. */
        boolean step(int i, double input) {
            boolean fires = v[i] >= PEAK;
            if (fires) {
                v[i] = c[i];
                u[i] += d[i];
            }
            for (int half = 0; half < 2; half++) {
                v[i] += 0.5 * (0.04 * v[i] * v[i] + 5 * v[i] + 140 - u[i] + input);
            }
            u[i] += a[i] * (b[i] * v[i] - u[i]);
            return fires;
        }
    }
}
