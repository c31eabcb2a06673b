package org.axonmark.circuits.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.results.format.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that another compiler made, and edges that another program found, are what ours say. */
class SharedNetworksTest {

    private static final int PROMPTS = 64;

    static Stream<String> names() {
        return SharedNetwork.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void forward_givesTheExamples(String name) throws IOException {
        SharedNetwork shared = SharedNetwork.named(name);
        boolean categorical = new Json.Bool(true).equals(shared.card().get("categorical_output"));
        List<String> order = SharedNetwork.list(shared.card(), "output_order").stream().map(SharedNetwork::text)
                .map(label -> label.replaceAll("\\.0$", "")).toList();
        int outputs = shared.network().shape().outputs();
        for (Json.Obj example : shared.examples()) {
            List<Json> tokens = SharedNetwork.list(example, "tokens");
            List<Json> said = SharedNetwork.list(example, "model");
            int[] prompt = new int[tokens.size() + 1];
            prompt[0] = shared.token("BOS");
            for (int i = 0; i < tokens.size(); i++) {
                prompt[i + 1] = shared.token(SharedNetwork.text(tokens.get(i)));
            }
            double[] logits = shared.network().run(new Prompts(new int[][] {prompt})).logits();
            for (int i = 0; i < said.size(); i++) {
                int at = (i + 1) * outputs;
                if (categorical) {
                    assertThat(order.get(largest(logits, at, outputs))).as(tokens + " at " + i).isEqualTo(SharedNetwork.text(said.get(i)));
                } else {
                    assertThat(logits[at]).as(tokens + " at " + i).isCloseTo(((Json.Num) said.get(i)).value(), within(1e-6));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void edges_areThoseFoundElsewhere(String name) throws IOException {
        SharedNetwork shared = SharedNetwork.named(name);
        Graph graph = shared.network().graph();
        assertThat(graph.edges()).hasSize(SharedNetwork.whole(shared.card(), "total_edges"));
        Prompts prompts = shared.prompts("clean", PROMPTS);
        CausalEdges zero = CausalEdges.of(shared.network(), prompts, new Ablation.Zero());
        assertThat(names(graph, zero.edges())).isEqualTo(names(graph, shared.edges("edges_zero_ablation")));
        CausalEdges resample =
                CausalEdges.of(shared.network(), prompts, new Ablation.Resample(shared.prompts("corrupt", PROMPTS)));
        assertThat(names(graph, resample.edges())).isEqualTo(names(graph, shared.edges("edges_resample_ablation")));
    }

    private static Set<String> names(Graph graph, Set<Edge> edges) {
        return edges.stream()
                .map(edge -> graph.writers().get(edge.writer()) + " -> " + graph.readers().get(edge.reader()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int largest(double[] values, int from, int count) {
        int best = from;
        for (int i = from; i < from + count; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best - from;
    }
}
