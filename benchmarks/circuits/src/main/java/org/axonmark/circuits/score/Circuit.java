package org.axonmark.circuits.score;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.results.metrics.Classification;

/** A circuit in a graph, and how scores of edges are measured against it. Nodes are the writers: embeddings, positions, heads and MLPs. */
public final class Circuit {

    /** Fewest edges in a circuit that is scored. */
    public static final int FEWEST_TRUE = 5;

    /** Fewest edges outside of a circuit that is scored. */
    public static final int FEWEST_FALSE = 20;

    private final Graph graph;
    private final Set<Edge> edges;
    private final int[] edgeTruth;
    private final int[] nodeTruth;

    /** Creates a circuit of edges of a graph. */
    public Circuit(Graph graph, Set<Edge> edges) {
        this.graph = graph;
        this.edges = Set.copyOf(edges);
        List<Edge> all = graph.edges();
        edgeTruth = all.stream().mapToInt(edge -> this.edges.contains(edge) ? 1 : 0).toArray();
        if (this.edges.size() != Arrays.stream(edgeTruth).sum()) {
            throw new IllegalArgumentException("a circuit with edges that its graph lacks");
        }
        nodeTruth = new int[graph.writers().size()];
        for (Edge edge : this.edges) {
            nodeTruth[edge.writer()] = 1;
            int owner = graph.owner(edge.reader());
            if (owner >= 0) {
                nodeTruth[owner] = 1;
            }
        }
    }

    /** Returns the circuit's edges. */
    public Set<Edge> edges() {
        return edges;
    }

    /** Tells whether a writer has an edge of the circuit, as writer or as what a reader feeds. */
    public boolean has(int node) {
        return nodeTruth[node] == 1;
    }

    /** Tells whether there are enough edges inside and outside for ranks to mean something. */
    public boolean scorable() {
        return edges.size() >= FEWEST_TRUE && edgeTruth.length - edges.size() >= FEWEST_FALSE;
    }

    /** Tells whether there are nodes both inside and outside. */
    public boolean hasNodesOutside() {
        return Arrays.stream(nodeTruth).anyMatch(node -> node == 0);
    }

    /** Returns average precision of edges over the circuit's density. */
    public double edgePrecision(double[] scores) {
        return AveragePrecision.overDensity(edgeTruth, scores);
    }

    /** Returns the probability that an edge of the circuit scores above another, ties counted half. */
    public double edgeAuroc(double[] scores) {
        return Classification.auroc(edgeTruth, scores);
    }

    /** Returns the same for nodes; a node has the highest score of its edges. */
    public double nodeAuroc(double[] scores) {
        return Classification.auroc(nodeTruth, ofNodes(scores));
    }

    /** Returns average precision of nodes over the share of nodes in the circuit. */
    public double nodePrecision(double[] scores) {
        return AveragePrecision.overDensity(nodeTruth, ofNodes(scores));
    }

    /** Returns a score for each node, the highest of its edges. */
    public double[] ofNodes(double[] scores) {
        double[] nodes = new double[nodeTruth.length];
        Arrays.fill(nodes, Double.NEGATIVE_INFINITY);
        List<Edge> all = graph.edges();
        for (int i = 0; i < scores.length; i++) {
            int writer = all.get(i).writer();
            int owner = graph.owner(all.get(i).reader());
            nodes[writer] = Math.max(nodes[writer], scores[i]);
            if (owner >= 0) {
                nodes[owner] = Math.max(nodes[owner], scores[i]);
            }
        }
        return nodes;
    }

    /**
     * Returns how far two findings agree: the Jaccard index of the edges that each puts first, as many as the circuit has. Where the last of these
     * tie, each of the tied is in with the same probability, in either finding by itself. What is at negative infinity is in neither; two findings
     * of nothing agree in nothing.
     */
    public double agreement(double[] one, double[] other) {
        return agreement(one, other, edges.size());
    }

    /** Returns the same for scores of anything, of which so many are put first. */
    public static double agreement(double[] one, double[] other, int count) {
        double[] a = first(one, count);
        double[] b = first(other, count);
        double both = 0;
        double either = 0;
        for (int i = 0; i < a.length; i++) {
            both += a[i] * b[i];
            either += a[i] + b[i] - a[i] * b[i];
        }
        return either == 0 ? 0 : both / either;
    }

    /** Returns for each score the probability that it is among the first. */
    private static double[] first(double[] scores, int count) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double last = sorted[sorted.length - count];
        long above = Arrays.stream(scores).filter(score -> score > last).count();
        long tied = Arrays.stream(scores).filter(score -> score == last).count();
        double share = (double) (count - above) / tied;
        return Arrays.stream(scores)
                .map(score -> score == Double.NEGATIVE_INFINITY || score < last ? 0 : score > last ? 1 : share)
                .toArray();
    }
}
