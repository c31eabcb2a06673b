package org.axonmark.circuits.connectome;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.axonmark.circuits.connectome.Rewiring.Edge;
import org.axonmark.circuits.spikes.NetworkPlan;
import org.axonmark.circuits.spikes.Recording;
import org.axonmark.circuits.spikes.Wiring;
import org.axonmark.datasets.connectomes.ConnectomeData.Worm;
import org.axonmark.datasets.connectomes.EdgeList;
import org.axonmark.results.statistics.HmacStream;

/**
 * Neurons drawn from a worm's by lot, with the chemical synapses and gap junctions that were counted among them, a share of both rewired, and what
 * was recorded of their simulated activity. A neuron's number says nothing of its name.
 *
 * <p>A chemical synapse has a strength of the generator's mean · √count / (mean √count of the network) · a number uniform in [½, 3⁄2]; a fifth of
 * neurons, drawn by lot, are inhibitory in all of them. A gap junction passes each spike on in both directions like an excitatory synapse, with
 * the generator's electrical mean in place of the other and one strength for both. What comes by both ways is added. Where the excitation would feed
 * itself until neurons fire without end, all strengths are scaled down: the spectral radius of the excitatory ones is at most the generator's bound.
 *
 * @param worm whose neurons
 * @param recording of them; a pair that only a gap junction joins is not asked for
 * @param listed {@code [from][to]} in the recording's order: whether the published list has a chemical synapse
 */
@SuppressWarnings("ArrayRecordComponent") // of this package alone, which changes none
record WormNetwork(Worm worm, Recording recording, boolean[][] listed) {

    /** The share of chemical synapses, and of gap junctions, that join neurons which the list does not. */
    static final double REWIRED = 1 / 3.0;

    /**
     * Mean strengths in the units of a generator.
     *
     * @param excitatory of a chemical synapse
     * @param inhibitory of a chemical synapse, positive
     * @param electrical of a gap junction
     * @param bound of the spectral radius of what excites
     */
    private record Strengths(double excitatory, double inhibitory, double electrical, double bound) {}

    private static final Strengths LOGISTIC = new Strengths(0.6, 0.9, 0.3, 3.5);
    private static final Strengths IZHIKEVICH = new Strengths(6, 7.5, 3, 35);
    private static final int ITERATIONS = 100;

    /** Draws, simulates and records: the same to the last spike on every host. */
    static WormNetwork of(NetworkPlan plan, Worm worm, EdgeList list) {
        int n = plan.all();
        int[] cells = drawn(plan, list);
        List<Edge> published = among(list.chemical(), cells);
        List<Edge> chemical = Rewiring.rewire(published, n, true, REWIRED, plan.stream("rewired synapses"));
        List<Edge> electrical =
                Rewiring.rewire(among(list.electrical(), cells), n, false, REWIRED, plan.stream("rewired gap junctions"));
        boolean[][] synapses = Rewiring.joined(chemical, n, true);
        boolean[][] junctions = Rewiring.joined(electrical, n, false);
        Recording recording = Recording.of(plan, wiring(plan, chemical, electrical), (from, to) -> synapses[from][to],
                (from, to) -> junctions[from][to] && !synapses[from][to]);
        boolean[][] listed = Rewiring.joined(published, n, true);
        return new WormNetwork(worm, recording, Recording.matrix(Recording.recorded(plan), (from, to) -> listed[from][to]));
    }

    /** Tells whether list and network differ on a pair of neurons. */
    boolean changed(int from, int to) {
        return listed[from][to] != recording.synapses()[from][to];
    }

    /** Which cell of the list each neuron is. */
    private static int[] drawn(NetworkPlan plan, EdgeList list) {
        List<Integer> neurons = list.neurons();
        if (neurons.size() < plan.all()) {
            throw new IllegalArgumentException(neurons.size() + " neurons are in the list, " + plan.all() + " are to be drawn");
        }
        int[] order = Arrays.copyOf(plan.stream("neurons").permutation(neurons.size()), plan.all());
        return Arrays.stream(order).map(neurons::get).toArray();
    }

    private static List<Edge> among(List<EdgeList.Connection> connections, int[] cells) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            places.put(cells[i], i);
        }
        return connections.stream()
                .filter(one -> one.from() != one.to() && places.containsKey(one.from()) && places.containsKey(one.to()))
                .map(one -> new Edge(places.getOrDefault(one.from(), -1), places.getOrDefault(one.to(), -1), one.count())).toList();
    }

    /** Gives strengths to synapses and gap junctions. */
    static Wiring wiring(NetworkPlan plan, List<Edge> chemical, List<Edge> electrical) {
        Strengths strengths = switch (plan.generator()) {
            case LOGISTIC -> LOGISTIC;
            case IZHIKEVICH -> IZHIKEVICH;
        };
        int n = plan.all();
        boolean[] inhibitory = Wiring.signs(plan);
        double[][] all = new double[n][n];
        int[][] silent = new int[n][n];
        HmacStream stream = plan.stream("synapses");
        double usual = meanRoot(chemical);
        for (Edge edge : chemical) {
            double mean = inhibitory[edge.from()] ? -strengths.inhibitory() : strengths.excitatory();
            double strength = mean * StrictMath.sqrt(edge.count()) / usual * (0.5 + stream.nextDouble());
            all[edge.from()][edge.to()] = strength;
            silent[edge.from()][edge.to()] = Wiring.silent(plan, stream);
        }
        double[][] gaps = new double[n][n];
        HmacStream junctions = plan.stream("gap junctions");
        double usualJunction = meanRoot(electrical);
        for (Edge edge : electrical) {
            double strength = strengths.electrical() * StrictMath.sqrt(edge.count()) / usualJunction * (0.5 + junctions.nextDouble());
            gaps[edge.from()][edge.to()] = strength;
            gaps[edge.to()][edge.from()] = strength;
        }
        double scale = StrictMath.min(1, strengths.bound() / radius(all, gaps));
        double[][][] byState = new double[plan.variant().states()][n][n];
        for (int state = 0; state < byState.length; state++) {
            for (int from = 0; from < n; from++) {
                for (int to = 0; to < n; to++) {
                    double chemicalPart = state == silent[from][to] ? 0 : all[from][to];
                    byState[state][from][to] = scale * (chemicalPart + gaps[from][to]);
                }
            }
        }
        return Wiring.of(inhibitory, byState);
    }

    /** Returns the spectral radius of what excites in the sum of two matrices, by power iteration: the mean growth over its second half. */
    static double radius(double[][] all, double[][] gaps) {
        int n = all.length;
        double[] state = new double[n];
        Arrays.fill(state, 1);
        double logarithms = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] next = new double[n];
            double most = 0;
            for (int from = 0; from < n; from++) {
                for (int to = 0; to < n; to++) {
                    next[from] += Math.max(0, all[from][to] + gaps[from][to]) * state[to];
                }
                most = Math.max(most, next[from]);
            }
            if (most == 0) {
                return 0;
            }
            for (int i = 0; i < n; i++) {
                state[i] = next[i] / most;
            }
            logarithms += iteration < ITERATIONS / 2 ? 0 : StrictMath.log(most);
        }
        return StrictMath.exp(logarithms / (ITERATIONS - ITERATIONS / 2));
    }

    private static double meanRoot(List<Edge> edges) {
        double sum = 0;
        for (Edge edge : edges) {
            sum += StrictMath.sqrt(edge.count());
        }
        return sum / edges.size();
    }
}
