package org.axonmark.circuits.spikes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.axonmark.circuits.score.EdgeRanking;
import org.axonmark.results.format.Sha256;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.SpikeTrains;

/**
 * What was recorded of a network, and its synapses.
 *
 * @param plan what decided it
 * @param trains what a submission is given
 * @param synapses {@code [from][to]} of the recorded neurons in the order of the trains: whether the one has a direct synapse to the other,
 *     in any state
 */
@SuppressWarnings("ArrayRecordComponent") // of this package alone, which changes none
record Recording(NetworkPlan plan, SpikeTrains trains, boolean[][] synapses) {

    /** Makes a network and records it: the same to the last spike on every host. */
    static Recording of(NetworkPlan plan) {
        Wiring wiring = switch (plan.generator()) {
            case LOGISTIC -> LogisticNetwork.wiring(plan);
            case IZHIKEVICH -> IzhikevichNetwork.wiring(plan);
        };
        boolean[][] fired = switch (plan.generator()) {
            case LOGISTIC -> LogisticNetwork.simulate(plan, wiring);
            case IZHIKEVICH -> IzhikevichNetwork.simulate(plan, wiring);
        };
        int[] recorded = Arrays.copyOf(plan.stream("recorded").permutation(plan.all()), plan.neurons());
        List<IntTensor> spikes = new ArrayList<>();
        boolean[][] synapses = new boolean[recorded.length][recorded.length];
        for (int i = 0; i < recorded.length; i++) {
            boolean[] train = fired[recorded[i]];
            int[] bins = IntStream.range(0, train.length).filter(bin -> train[bin]).toArray();
            spikes.add(IntTensor.of(bins, bins.length));
            for (int j = 0; j < recorded.length; j++) {
                synapses[i][j] = wiring.joins(recorded[i], recorded[j]);
            }
        }
        double width = switch (plan.generator()) {
            case LOGISTIC -> LogisticNetwork.BIN_MILLIS;
            case IZHIKEVICH -> IzhikevichNetwork.BIN_MILLIS;
        };
        return new Recording(plan, new SpikeTrains(plan.bins(), width, spikes), synapses);
    }

    /** Returns its id. */
    String item() {
        return "network-%02d".formatted(plan.number());
    }

    /** Returns SHA-256 over spikes and synapses. */
    Sha256 identity() {
        int n = trains.neurons();
        int length = trains.spikes().stream().mapToInt(train -> 4 + 4 * train.count()).sum();
        ByteBuffer bytes = ByteBuffer.allocate(8 + length + n * n).putInt(n).putInt(trains.bins());
        for (IntTensor train : trains.spikes()) {
            bytes.putInt(train.count());
            for (int bin : train.values()) {
                bytes.putInt(bin);
            }
        }
        for (boolean[] row : synapses) {
            for (boolean joined : row) {
                bytes.put((byte) (joined ? 1 : 0));
            }
        }
        return Sha256.of(bytes.array());
    }

    /**
     * Returns the same spikes with the synapses of other neurons.
     *
     * @param names a permutation: whose synapses each neuron is given
     */
    Recording renamed(int[] names) {
        boolean[][] renamed = new boolean[names.length][names.length];
        for (int from = 0; from < names.length; from++) {
            for (int to = 0; to < names.length; to++) {
                renamed[from][to] = synapses[names[from]][names[to]];
            }
        }
        return new Recording(plan, trains, renamed);
    }

    /** Ranks the ordered pairs of different neurons by scores {@code [from · neurons + to]}. */
    EdgeRanking rank(double[] scores) {
        int n = trains.neurons();
        boolean[] truth = new boolean[n * (n - 1)];
        double[] ranked = new double[truth.length];
        int pair = 0;
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                if (to != from) {
                    truth[pair] = synapses[from][to];
                    ranked[pair++] = scores[from * n + to];
                }
            }
        }
        return EdgeRanking.of(truth, ranked);
    }
}
