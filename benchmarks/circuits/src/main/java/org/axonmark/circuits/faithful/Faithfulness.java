package org.axonmark.circuits.faithful;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.axonmark.circuits.faithful.Behaviour.Example;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Run;
import org.axonmark.circuits.network.Transformer;

/**
 * What edges of a network do alone: f(C) = (m(C) − m(∅)) / (m(N) − m(∅)), where every edge outside of C carries what its writer writes in the
 * corrupt prompt, and m is the mean over pairs of the difference at the last position between the mean output at right answers and at wrong
 * ones (Mueller et al. 2025, MIB, arXiv 2504.13151; Wang et al. 2022, arXiv 2211.00593). f(N) = 1, f(∅) = 0, and f has no bounds.
 */
final class Faithfulness {

    /** A network whose answers differ by less than this share of their spread is refused: there is nothing to be faithful to. */
    static final double LEAST_EFFECT = 0.1;

    private final Transformer network;
    private final Graph graph;
    private final int[][] right;
    private final int[][] wrong;
    private final Prompts clean;
    private final Run corrupt;
    private final double whole;
    private final double none;
    /** By circuit, as {@link #reachable} leaves it. */
    private final Map<BitSet, Double> known = new HashMap<>();

    /**
     * Runs a network plainly.
     *
     * @param examples pairs, all of one length
     * @throws IllegalArgumentException if |m(N) − m(∅)| is less than {@value #LEAST_EFFECT} of the standard deviation of clean differences
     */
    Faithfulness(Transformer network, List<Example> examples) {
        this.network = network;
        this.graph = network.graph();
        this.right = examples.stream().map(Example::right).toArray(int[][]::new);
        this.wrong = examples.stream().map(Example::wrong).toArray(int[][]::new);
        this.clean = new Prompts(examples.stream().map(Example::clean).toArray(int[][]::new));
        this.corrupt = network.run(new Prompts(examples.stream().map(Example::corrupt).toArray(int[][]::new)));
        double[] plain = differences(network.run(clean));
        this.whole = mean(plain);
        this.none = mean(differences(corrupt));
        double square = 0;
        for (double difference : plain) {
            square += (difference - whole) * (difference - whole);
        }
        double spread = Math.sqrt(square / plain.length);
        if (!(Math.abs(whole - none) >= LEAST_EFFECT * spread) || whole == none) {
            throw new IllegalArgumentException("the network answers clean and corrupt prompts too much alike: " + whole + " and " + none
                    + ", spread " + spread + "; use another");
        }
    }

    /** Returns the f of a circuit, by numbers of edges. */
    double of(BitSet circuit) {
        return known.computeIfAbsent(reachable(graph, circuit), this::run);
    }

    /** Returns the f of all edges but a circuit's. */
    double ofComplement(BitSet circuit) {
        BitSet others = (BitSet) circuit.clone();
        others.flip(0, graph.edges().size());
        return of(others);
    }

    private double run(BitSet circuit) {
        if (circuit.isEmpty()) {
            return 0;
        }
        Plan plan = new Plan(graph).alternate(corrupt.cache());
        boolean[] read = new boolean[graph.writers().size()];
        List<Edge> edges = graph.edges();
        circuit.stream().forEach(edge -> read[edges.get(edge).writer()] = true);
        for (int edge = 0; edge < edges.size(); edge++) {
            int owner = graph.owner(edges.get(edge).reader());
            if (!circuit.get(edge) && (owner < 0 || read[owner])) {
                plan.mix(graph, edges.get(edge), 1);
            }
        }
        // Nobody reads what these write, so it need not be worked out.
        for (int writer = 0; writer < read.length; writer++) {
            if (!read[writer]) {
                plan.write(writer, corrupt.written(writer));
            }
        }
        return (mean(differences(network.run(clean, plan))) - none) / (whole - none);
    }

    private double[] differences(Run run) {
        double[] logits = run.logits();
        int outputs = network.shape().outputs();
        double[] differences = new double[right.length];
        for (int i = 0; i < differences.length; i++) {
            int at = ((i + 1) * clean.length() - 1) * outputs;
            differences[i] = mean(logits, at, right[i]) - mean(logits, at, wrong[i]);
        }
        return differences;
    }

    private static double mean(double[] logits, int at, int[] answers) {
        double sum = 0;
        for (int answer : answers) {
            sum += logits[at + answer];
        }
        return sum / answers.length;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * Returns the edges of a circuit that are on a way from embeddings or positions to the output: without those of heads and MLPs that read nothing,
     * or whom nobody reads. What is left out changes no output.
     */
    static BitSet reachable(Graph graph, BitSet circuit) {
        List<Edge> edges = graph.edges();
        BitSet left = (BitSet) circuit.clone();
        int before;
        do {
            before = left.cardinality();
            BitSet reads = new BitSet();
            BitSet isRead = new BitSet();
            left.stream().forEach(edge -> {
                isRead.set(edges.get(edge).writer());
                int owner = graph.owner(edges.get(edge).reader());
                if (owner >= 0) {
                    reads.set(owner);
                }
            });
            BitSet dead = new BitSet();
            left.stream().forEach(edge -> {
                int writer = edges.get(edge).writer();
                int owner = graph.owner(edges.get(edge).reader());
                dead.set(edge, (writer >= Graph.INPUTS && !reads.get(writer)) || (owner >= 0 && !isRead.get(owner)));
            });
            left.andNot(dead);
        } while (left.cardinality() < before);
        return left;
    }
}
