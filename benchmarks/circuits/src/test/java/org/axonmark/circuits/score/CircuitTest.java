package org.axonmark.circuits.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Architecture.Activation;
import org.axonmark.circuits.network.Architecture.Norm;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.junit.jupiter.api.Test;

/** Embeddings, positions, two heads and an MLP; the second head is outside of the circuit. */
class CircuitTest {

    private static final Graph GRAPH = new Graph(new Architecture(1, 2, 4, 2, 3, 3, 3, 2, false, Norm.NONE, Activation.RELU));
    private static final Circuit CIRCUIT = new Circuit(GRAPH, Set.of(edge("embed", "a0.0.v"), edge("a0.0", "m0"), edge("m0", "out")));

    private static Edge edge(String writer, String reader) {
        return new Edge(GRAPH.writer(writer), GRAPH.reader(reader));
    }

    @Test
    void readers_belongToWhatTheyFeed() {
        assertThat(List.of("a0.0.q", "a0.1.v", "m0").stream().map(name -> GRAPH.writers().get(GRAPH.owner(GRAPH.reader(name)))))
                .containsExactly("a0.0", "a0.1", "m0");
        assertThat(GRAPH.owner(GRAPH.reader("out"))).isEqualTo(-1);
    }

    @Test
    void truthItself_isPerfect_andItsOppositeIsNot() {
        double[] truth = scores(1, 0);
        double[] opposite = scores(0, 1);
        assertThat(CIRCUIT.edgeAuroc(truth)).isEqualTo(1);
        assertThat(CIRCUIT.edgePrecision(truth)).isCloseTo(GRAPH.edges().size() / 3.0, within(1e-12));
        assertThat(CIRCUIT.nodeAuroc(truth)).isEqualTo(1);
        assertThat(CIRCUIT.nodePrecision(truth)).isCloseTo(5 / 3.0, within(1e-12));
        assertThat(CIRCUIT.edgeAuroc(opposite)).isZero();
    }

    /** The MLP is a node of the circuit, and has the score of its best edge, which is one that the circuit lacks. */
    @Test
    void nodes_haveTheScoreOfTheirBestEdge() {
        double[] scores = new double[GRAPH.edges().size()];
        scores[GRAPH.edges().indexOf(edge("pos", "m0"))] = 1;
        // Nodes are embed and a0.0 at 0, m0 at 1 inside; pos at 1, a0.1 at 0 outside.
        assertThat(CIRCUIT.nodeAuroc(scores)).isCloseTo((0 + 0.5 + 0 + 0.5 + 0.5 + 1) / 6, within(1e-12));
    }

    @Test
    void agreement_countsTiesByTheirShare() {
        int n = GRAPH.edges().size();
        double[] truth = scores(1, 0);
        double[] alike = new double[n];
        double[] nothing = new double[n];
        Arrays.fill(nothing, Double.NEGATIVE_INFINITY);
        assertThat(CIRCUIT.agreement(truth, truth)).isEqualTo(1);
        double share = 3.0 / n;
        assertThat(CIRCUIT.agreement(alike, alike)).isCloseTo(share * share / (2 * share - share * share), within(1e-12));
        assertThat(CIRCUIT.agreement(nothing, nothing)).isZero();
        assertThat(CIRCUIT.agreement(truth, nothing)).isZero();
    }

    @Test
    void fewEdges_areNotScorable_andEdgesOfAnotherGraphNone() {
        assertThat(CIRCUIT.scorable()).isFalse();
        assertThat(new Circuit(GRAPH, Set.copyOf(GRAPH.edges().subList(0, 5))).scorable()).isEqualTo(GRAPH.edges().size() >= 25);
        assertThatThrownBy(() -> new Circuit(GRAPH, Set.of(new Edge(0, 99)))).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] scores(double inside, double outside) {
        return GRAPH.edges().stream().mapToDouble(edge -> CIRCUIT.edges().contains(edge) ? inside : outside).toArray();
    }
}
