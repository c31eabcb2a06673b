package org.axonmark.circuits.faithful;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.axonmark.circuits.faithful.Behaviour.Example;
import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Architecture.Activation;
import org.axonmark.circuits.network.Architecture.Norm;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Plan;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.RandomNetworks;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.network.Weights;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.api.Test;

class FaithfulnessTest {

    private static final int LENGTH = 4;
    private static final int OUTPUTS = 5;

    private final HmacStream stream = HmacStream.of("faithfulness".getBytes(StandardCharsets.US_ASCII));

    private static Architecture shape(Norm norm) {
        return new Architecture(2, 2, 8, 4, 6, OUTPUTS, LENGTH, OUTPUTS, true, norm, Activation.GELU);
    }

    private List<Example> examples(int count) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] clean = stream.permutation(OUTPUTS);
            int[] corrupt = stream.permutation(OUTPUTS);
            examples.add(new Example(Arrays.copyOf(clean, LENGTH), Arrays.copyOf(corrupt, LENGTH), new int[] {clean[0], clean[1]},
                    new int[] {clean[0], clean[2]}));
        }
        return examples;
    }

    private BitSet circuit(int edges, double density) {
        BitSet circuit = new BitSet();
        for (int edge = 0; edge < edges; edge++) {
            circuit.set(edge, stream.nextDouble() < density);
        }
        return circuit;
    }

    /** Every edge outside is cut, whether anybody could tell or not, and the difference is taken pair by pair. */
    private static double byHand(Transformer network, List<Example> examples, BitSet circuit) {
        double[] m = new double[3];
        for (Example example : examples) {
            Prompts clean = new Prompts(new int[][] {example.clean()});
            Prompts corrupt = new Prompts(new int[][] {example.corrupt()});
            Plan plan = new Plan(network.graph()).alternate(network.run(corrupt).cache());
            for (int edge = 0; edge < network.graph().edges().size(); edge++) {
                plan.mix(network.graph(), network.graph().edges().get(edge), circuit.get(edge) ? 0 : 1);
            }
            List<double[]> logits = List.of(network.run(clean, plan).logits(), network.run(clean).logits(), network.run(corrupt).logits());
            for (int i = 0; i < m.length; i++) {
                double[] last = Arrays.copyOfRange(logits.get(i), (LENGTH - 1) * OUTPUTS, LENGTH * OUTPUTS);
                m[i] += (last[example.right()[0]] + last[example.right()[1]]) / 2 - last[example.other()[1]];
            }
        }
        return (m[0] - m[2]) / (m[1] - m[2]);
    }

    @Test
    void faithfulness_isThatOfAllEdgesCutByHand() {
        for (Norm norm : Norm.values()) {
            Transformer network = new Transformer(new RandomNetworks("faithful " + norm).weights(shape(norm), 0.5));
            List<Example> examples = examples(6);
            Faithfulness faithfulness = new Faithfulness(network, examples);
            int edges = network.graph().edges().size();
            BitSet all = circuit(edges, 2);
            assertThat(faithfulness.of(all)).isCloseTo(1, within(1e-9));
            assertThat(faithfulness.of(new BitSet())).isZero();
            for (double density : new double[] {0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.95}) {
                BitSet circuit = circuit(edges, density);
                double expected = byHand(network, examples, circuit);
                assertThat(faithfulness.of(circuit)).as(norm + " " + density).isCloseTo(expected, within(1e-8 * (1 + Math.abs(expected))));
                BitSet others = (BitSet) circuit.clone();
                others.flip(0, edges);
                assertThat(faithfulness.ofComplement(circuit)).isEqualTo(faithfulness.of(others));
            }
        }
    }

    /** Heads that read nothing, or whom nobody reads, go, and with them whoever hangs on them alone. */
    @Test
    void whatIsOnNoWayFromInputToOutput_isLeftOut() {
        Graph graph = new Graph(shape(Norm.NONE));
        assertThat(reachable(graph, "embed>out")).containsExactly("embed>out");
        assertThat(reachable(graph, "embed>a0.0.v", "embed>out")).containsExactly("embed>out");
        assertThat(reachable(graph, "a0.0>m0", "m0>out")).isEmpty();
        assertThat(reachable(graph, "embed>a0.0.v", "a0.0>a1.1.q", "pos>a1.1.k")).isEmpty();
        assertThat(reachable(graph, "embed>a0.0.v", "a0.0>a1.1.q", "a1.1>m1", "m1>out", "a0.1>m1", "pos>a1.0.k"))
                .containsExactlyInAnyOrder("embed>a0.0.v", "a0.0>a1.1.q", "a1.1>m1", "m1>out");
        assertThat(reachable(graph)).isEmpty();
    }

    private static List<String> reachable(Graph graph, String... names) {
        BitSet circuit = new BitSet();
        for (String name : names) {
            circuit.set(names(graph).indexOf(name));
        }
        return Faithfulness.reachable(graph, circuit).stream().mapToObj(names(graph)::get).toList();
    }

    private static List<String> names(Graph graph) {
        return graph.edges().stream().map(edge -> graph.writers().get(edge.writer()) + ">" + graph.readers().get(edge.reader())).toList();
    }

    /** Where heads and MLPs write nothing, the answer flows over one edge: put first, it gives the floor, put last, nothing before the end. */
    @Test
    void orderOfANetworkOfOneEdge_hasItsClosedForm() {
        Architecture shape = shape(Norm.NONE);
        Weights weights = new RandomNetworks("one edge").weights(shape, 0);
        for (Weights.Layer layer : weights.layers()) {
            layer.heads().forEach(head -> Arrays.fill(head.output(), 0));
            Arrays.fill(layer.mlp().out(), 0);
        }
        Transformer network = new Transformer(weights);
        Faithfulness faithfulness = new Faithfulness(network, examples(8));
        int edges = network.graph().edges().size();
        int[] order = stream.permutation(edges);
        double[] scores = new double[edges];
        int only = names(network.graph()).indexOf("embed>out");
        scores[only] = 1;
        FaithfulnessCurve best = FaithfulnessCurve.of(scores, order, faithfulness::of);
        assertThat(best.distance()).isCloseTo(0.5 / edges, within(1e-9));
        assertThat(best.performance()).isCloseTo(1 - 0.5 / edges, within(1e-9));
        scores[only] = -1;
        FaithfulnessCurve worst = FaithfulnessCurve.of(scores, order, faithfulness::of);
        double before = FaithfulnessCurve.size(0.5, edges);
        assertThat(worst.distance()).isCloseTo((edges + before) / 2 / edges, within(1e-9));
        assertThat(worst.performance()).isCloseTo((edges - before) / 2 / edges, within(1e-9));
        scores[only] = Double.NEGATIVE_INFINITY;
        assertThat(FaithfulnessCurve.of(scores, order, faithfulness::of).distance()).isEqualTo(1);
    }

    @Test
    void networksWithoutEffect_areRefused() {
        Transformer network = new Transformer(new RandomNetworks("no effect").weights(shape(Norm.NONE), 0.5));
        List<Example> alike = examples(40).stream()
                .map(example -> new Example(example.clean(), example.clean(), example.right(), example.other())).toList();
        assertThatThrownBy(() -> new Faithfulness(network, alike)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too much alike");
    }
}
