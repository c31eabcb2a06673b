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
 * @param unasked {@code [from][to]} in the same order: pairs that are not scored
 */
@SuppressWarnings("ArrayRecordComponent") // of this suite alone, which changes none
public record Recording(NetworkPlan plan, SpikeTrains trains, boolean[][] synapses, boolean[][] unasked) {

    /** Makes a network and records it: the same to the last spike on every host. */
    static Recording of(NetworkPlan plan) {
        Wiring wiring = switch (plan.generator()) {
            case LOGISTIC -> LogisticNetwork.wiring(plan);
            case IZHIKEVICH -> IzhikevichNetwork.wiring(plan);
        };
        return of(plan, wiring, wiring::joins, (from, to) -> false);
    }

    /** Says something of an ordered pair of neurons by their numbers in a wiring. */
    @FunctionalInterface
    public interface OfPair {

        /** Tells whether it is so. */
        boolean is(int from, int to);
    }

    /**
     * Records a network that is given.
     *
     * @param plan what decides all but its synapses
     * @param wiring its synapses
     * @param synapse which pairs have the synapse that is asked for
     * @param unasked which pairs are not scored
     */
    public static Recording of(NetworkPlan plan, Wiring wiring, OfPair synapse, OfPair unasked) {
        boolean[][] fired = switch (plan.generator()) {
            case LOGISTIC -> LogisticNetwork.simulate(plan, wiring);
            case IZHIKEVICH -> IzhikevichNetwork.simulate(plan, wiring);
        };
        int[] recorded = recorded(plan);
        List<IntTensor> spikes = new ArrayList<>();
        for (int i = 0; i < recorded.length; i++) {
            boolean[] train = fired[recorded[i]];
            int[] bins = IntStream.range(0, train.length).filter(bin -> train[bin]).toArray();
            spikes.add(IntTensor.of(bins, bins.length));
        }
        double width = switch (plan.generator()) {
            case LOGISTIC -> LogisticNetwork.BIN_MILLIS;
            case IZHIKEVICH -> IzhikevichNetwork.BIN_MILLIS;
        };
        return new Recording(plan, new SpikeTrains(plan.bins(), width, spikes), matrix(recorded, synapse), matrix(recorded, unasked));
    }

    /** Returns which neurons of a plan are recorded, in the order of the trains. */
    public static int[] recorded(NetworkPlan plan) {
        return Arrays.copyOf(plan.stream("recorded").permutation(plan.all()), plan.neurons());
    }

    /** Returns what is so of the pairs of some neurons. */
    public static boolean[][] matrix(int[] neurons, OfPair pair) {
        boolean[][] matrix = new boolean[neurons.length][neurons.length];
        for (int i = 0; i < neurons.length; i++) {
            for (int j = 0; j < neurons.length; j++) {
                matrix[i][j] = pair.is(neurons[i], neurons[j]);
            }
        }
        return matrix;
    }

    /** Returns its id. */
    public String item() {
        return "network-%02d".formatted(plan.number());
    }

    /** Returns SHA-256 over spikes, synapses and what is not asked. */
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
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                bytes.put((byte) (unasked[from][to] ? 2 : synapses[from][to] ? 1 : 0));
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
        return new Recording(plan, trains, matrix(names, (from, to) -> synapses[from][to]), matrix(names, (from, to) -> unasked[from][to]));
    }

    /** Ranks the ordered pairs of different neurons that are asked for by scores {@code [from · neurons + to]}. */
    EdgeRanking rank(double[] scores) {
        return rank(scores, (from, to) -> true);
    }

    /** Ranks those of them of which something is so, by their places in the trains. */
    public EdgeRanking rank(double[] scores, OfPair among) {
        int n = trains.neurons();
        boolean[] truth = new boolean[n * (n - 1)];
        double[] ranked = new double[truth.length];
        int pair = 0;
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                if (to != from && !unasked[from][to] && among.is(from, to)) {
                    truth[pair] = synapses[from][to];
                    ranked[pair++] = scores[from * n + to];
                }
            }
        }
        return EdgeRanking.of(Arrays.copyOf(truth, pair), Arrays.copyOf(ranked, pair));
    }
}
