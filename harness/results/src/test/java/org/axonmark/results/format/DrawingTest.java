package org.axonmark.results.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.axonmark.results.format.Drawing.Edge;
import org.axonmark.results.format.Drawing.Kind;
import org.axonmark.results.format.Drawing.Node;
import org.junit.jupiter.api.Test;

/** A drawing that comes from outside can be drawn, and is no larger than what is drawn. */
class DrawingTest {

    private static final Node EMBED = new Node("embed", 0, 0, List.of());
    private static final Node HEAD = new Node("a0.0", 1, 0, List.of("q", "k", "v"));
    private static final Node OUT = new Node("out", 2, 0, List.of());
    private static final List<Node> NODES = List.of(EMBED, HEAD, OUT);

    @Test
    void edges_haveEndsThatExist_andRunUpwards() {
        assertThat(drawing(edge(0, 1, "q"), edge(0, 1, "k"), edge(0, 2, ""), edge(1, 2, "")).edges()).hasSize(4);
        assertThatThrownBy(() -> drawing(edge(0, 3, ""))).hasMessageContaining("there are 3");
        assertThatThrownBy(() -> drawing(edge(-1, 2, ""))).hasMessageContaining("from node -1");
        assertThatThrownBy(() -> drawing(edge(2, 1, "q"))).hasMessageContaining("higher row");
        assertThatThrownBy(() -> drawing(edge(1, 1, "q"))).hasMessageContaining("higher row");
        assertThatThrownBy(() -> drawing(edge(0, 1, ""))).hasMessageContaining("no port");
        assertThatThrownBy(() -> drawing(edge(0, 1, "x"))).hasMessageContaining("port 'x'");
        assertThatThrownBy(() -> drawing(edge(0, 2, "q"))).hasMessageContaining("port 'q'");
        assertThatThrownBy(() -> drawing(edge(0, 1, "q"), edge(0, 1, "q"))).hasMessageContaining("two edges");
    }

    @Test
    void nodes_haveNamesAndPlacesOfTheirOwn() {
        assertThatThrownBy(() -> new Drawing(List.of(EMBED, new Node("embed", 1, 0, List.of())), List.of(), 0))
                .hasMessageContaining("two nodes 'embed'");
        assertThatThrownBy(() -> new Drawing(List.of(EMBED, new Node("pos", 0, 0, List.of())), List.of(), 0))
                .hasMessageContaining("two nodes in row 0");
        assertThatThrownBy(() -> new Node("n", 64, 0, List.of())).hasMessageContaining("row 64");
        assertThatThrownBy(() -> new Node("n", 0, -1, List.of())).hasMessageContaining("column -1");
        assertThatThrownBy(() -> new Node("", 0, 0, List.of())).hasMessageContaining("name");
        assertThatThrownBy(() -> new Node("x".repeat(41), 0, 0, List.of())).hasMessageContaining("41 characters");
        assertThatThrownBy(() -> new Node("n", 0, 0, List.of("q", "q"))).hasMessageContaining("ports");
        assertThatThrownBy(() -> new Node("n", 0, 0, List.of("a", "b", "c", "d", "e"))).hasMessageContaining("5 ports");
        assertThatThrownBy(() -> new Node("n", 0, 0, List.of("too-long-"))).hasMessageContaining("9 characters");
    }

    @Test
    void countsAndNumbers_areBounded() {
        List<Node> many = IntStream.range(0, 257).mapToObj(i -> new Node("n" + i, i / 64, i % 64, List.of())).toList();
        assertThatThrownBy(() -> new Drawing(many, List.of(), 0)).hasMessageContaining("257 nodes");
        assertThatThrownBy(() -> new Drawing(List.of(), List.of(), 0)).hasMessageContaining("0 nodes");
        List<Edge> edges = IntStream.range(0, 401).mapToObj(i -> edge(i % 64, 64 + i / 64, "")).toList();
        assertThatThrownBy(() -> new Drawing(many.subList(0, 100), edges, 0)).hasMessageContaining("401 edges");
        assertThat(new Drawing(many.subList(0, 100), edges.subList(0, 400), 0).edges()).hasSize(400);
        assertThatThrownBy(() -> new Drawing(NODES, List.of(), -1)).hasMessageContaining("-1 edges");
        assertThatThrownBy(() -> new Edge(0, 1, Optional.empty(), Kind.FOUND, 0, OptionalDouble.empty())).hasMessageContaining("place 0");
        assertThatThrownBy(() -> new Edge(0, 1, Optional.empty(), Kind.FOUND, 1, OptionalDouble.of(Double.NaN)))
                .hasMessageContaining("NaN");
    }

    private static Drawing drawing(Edge... edges) {
        return new Drawing(NODES, List.of(edges), 5);
    }

    private static Edge edge(int from, int to, String port) {
        return new Edge(from, to, port.isEmpty() ? Optional.empty() : Optional.of(port), Kind.FOUND, 1, OptionalDouble.empty());
    }
}
