package org.axonmark.circuits.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Architecture.Activation;
import org.axonmark.circuits.network.Architecture.Norm;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedCircuitsTest {

    /** The graph of GPT-2 small; sizes that do not shape it are small. */
    static final Graph GPT2_SMALL = new Graph(new Architecture(12, 12, 12, 1, 1, 2, 2, 2, true, Norm.LAYER, Activation.GELU));

    private static final Graph ATTENTION_ONLY = new Graph(new Architecture(4, 8, 8, 1, 0, 2, 2, 2, true, Norm.LAYER, Activation.GELU));

    private static PublishedCircuit list(String id) {
        return PublishedCircuits.all().stream().filter(list -> list.id().equals(id)).findAny().orElseThrow();
    }

    /** Counts edges as the literature does, where embedding and position are one node. */
    private static long merged(Graph graph, Iterable<Edge> edges) {
        long count = 0;
        for (Edge edge : edges) {
            count += graph.writers().get(edge.writer()).equals("pos") ? 0 : 1;
        }
        return count;
    }

    @Test
    void graphOfGpt2Small_hasTheEdgesOfTheLiterature() {
        long edges = merged(GPT2_SMALL, GPT2_SMALL.edges());
        long portsToHeads = GPT2_SMALL.readers().stream().filter(reader -> reader.startsWith("a")).count();
        assertThat(edges).isEqualTo(32_491);
        assertThat(edges + portsToHeads).isEqualTo(32_923);
    }

    @ParameterizedTest
    @CsvSource({
        "ioi-acdc, 26, 26",
        "ioi-seed, 26, 26",
        "greater-than-acdc, 9, 17",
        "greater-than-hanna, 7, 11",
        "docstring-acdc, 6, 6",
        "docstring-auto-circuit, 11, 11",
        "docstring-seed, 6, 6"
    })
    void lists_haveAsManyNodesAsTheirSources(String id, int heads, int nodes) {
        PublishedCircuit list = list(id);
        assertThat(new TreeSet<>(list.heads())).hasSize(heads);
        assertThat(new TreeSet<>(list.nodes())).hasSize(nodes);
        Graph graph = list.model().equals("gpt2-small") ? GPT2_SMALL : ATTENTION_ONLY;
        list.nodes().forEach(graph::writer);
        assertThat(list.source().commit()).hasSize(7);
        assertThat(list.citations()).isNotEmpty();
    }

    /** Sums over groups, worked out by hand from the layers of the heads, beside the expansion. */
    @Test
    void edgesOfIndirectObject_areThoseOfItsConnections() {
        int[] previousAndDuplicate = {2, 4, 0, 0, 3};
        int[] inhibition = {7, 7, 8, 8};
        int[] ends = {10, 11, 9, 10, 9, 10, 10, 10, 10, 11, 9, 9, 11};
        int expected = 0;
        for (int layer : previousAndDuplicate) {
            expected += 3 * (1 + layer);
        }
        for (int layer : inhibition) {
            expected += 1 + layer;
        }
        for (int layer : ends) {
            expected += 2 * (1 + layer);
        }
        expected += 2 * 2 * 4;
        expected += 2 * 4 * 4 + 2 * 3 * 4;
        expected += 4 * ends.length;
        for (int layer : ends) {
            expected += 1 + 11 - layer;
        }
        Set<Edge> edges = list("ioi-acdc").edges(GPT2_SMALL);
        assertThat(merged(GPT2_SMALL, edges)).isEqualTo(expected);
        assertThat(edges).contains(edge(GPT2_SMALL, "a7.3", "a9.9.q"), edge(GPT2_SMALL, "m8", "a9.9.k"), edge(GPT2_SMALL, "pos", "a2.2.q"))
                .doesNotContain(edge(GPT2_SMALL, "a7.3", "a9.9.k"), edge(GPT2_SMALL, "m9", "a9.9.k"), edge(GPT2_SMALL, "a9.9", "m9"));
    }

    @Test
    void edgesOfGreaterThan_areThoseOfItsConnections() {
        int input = 3 * 3 + 4;
        int output = 6 + 4;
        int mlps = 9 * 8 / 2 + 4 * 3 / 2;
        int fromEarlyHeads = 4 + 3 * 6 * 3;
        int fromEarlyMlps = 4 * 6 * 3;
        int fromOtherMlps = 1 + 2 + 2 + 3 + 4 + 5;
        int toLateMlps = 5 * 4 + 3;
        Set<Edge> edges = list("greater-than-acdc").edges(GPT2_SMALL);
        assertThat(edges).contains(edge(GPT2_SMALL, "a8.11", "m8"), edge(GPT2_SMALL, "a0.1", "m0"), edge(GPT2_SMALL, "m4", "a5.5.q"),
                edge(GPT2_SMALL, "m3", "a5.5.v"), edge(GPT2_SMALL, "m11", "out"))
                .doesNotContain(edge(GPT2_SMALL, "a9.1", "m8"), edge(GPT2_SMALL, "m4", "a5.5.v"), edge(GPT2_SMALL, "m8", "a8.11.q"));
        assertThat(merged(GPT2_SMALL, edges)).isEqualTo(input + output + mlps + fromEarlyHeads + fromEarlyMlps + fromOtherMlps + toLateMlps)
                .isEqualTo(235);
    }

    @Test
    void edgesOfDocstring_withThoseWithinHeads_areThirtySeven() {
        Set<Edge> edges = list("docstring-acdc").edges(ATTENTION_ONLY);
        Set<String> ports = edges.stream().map(edge -> ATTENTION_ONLY.readers().get(edge.reader())).filter(reader -> reader.startsWith("a"))
                .collect(Collectors.toSet());
        assertThat(merged(ATTENTION_ONLY, edges)).isEqualTo(24);
        assertThat(merged(ATTENTION_ONLY, edges) + ports.size()).isEqualTo(37);
    }

    @ParameterizedTest
    @CsvSource({
        "ioi-acdc, ioi-seed, 25, 27",
        "greater-than-acdc, greater-than-hanna, 5, 11",
        "docstring-acdc, docstring-seed, 5, 7",
        "docstring-acdc, docstring-auto-circuit, 6, 11",
        "docstring-seed, docstring-auto-circuit, 6, 11"
    })
    void listsOfOneBehaviour_differ(String one, String other, double both, double either) {
        assertThat(list(one).agreement(list(other))).isCloseTo(both / either, within(1e-15));
        assertThat(list(one).behaviour()).isEqualTo(list(other).behaviour());
    }

    private static Edge edge(Graph graph, String writer, String reader) {
        return new Edge(graph.writer(writer), graph.reader(reader));
    }
}
