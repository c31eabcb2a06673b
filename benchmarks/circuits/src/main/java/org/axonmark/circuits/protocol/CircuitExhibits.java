package org.axonmark.circuits.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.results.format.Drawing;
import org.axonmark.results.format.Drawing.Kind;
import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.UnitFact;

/** Draws networks with the edges of the circuit and those that a finder put first, as many as the circuit has. */
final class CircuitExhibits {

    private static final List<String> PORTS = List.of("q", "k", "v");

    private CircuitExhibits() {}

    /**
     * Returns the exhibit of a network.
     *
     * @param asking the way of asking
     * @param scores one for each edge
     */
    static Exhibit of(Subject subject, Asking asking, double[] scores) {
        Graph graph = subject.network().graph();
        Set<Edge> circuit = subject.circuit().edges();
        List<Integer> order = IntStream.range(0, scores.length).boxed()
                .sorted(Comparator.comparingDouble((Integer edge) -> -scores[edge]).thenComparing(edge -> edge))
                .toList();
        List<Drawing.Edge> drawn = new ArrayList<>();
        int found = 0;
        for (int place = 0; place < order.size(); place++) {
            Edge edge = graph.edges().get(order.get(place));
            double score = scores[order.get(place)];
            boolean first = place < circuit.size() && score > Double.NEGATIVE_INFINITY;
            found += first && circuit.contains(edge) ? 1 : 0;
            if ((first || circuit.contains(edge)) && drawn.size() < Drawing.MAX_EDGES) {
                Kind kind = !first ? Kind.MISSED : circuit.contains(edge) ? Kind.FOUND : Kind.WRONG;
                drawn.add(edge(graph, edge, kind, place + 1, score));
            }
        }
        Architecture shape = subject.network().shape();
        return new Exhibit(subject.item(asking),
                "%s: %s, %d layers of %d heads".formatted(subject.item(asking), subject.family(), shape.layers(), shape.heads()),
                List.of(new Exhibit.Note("circuit", circuit.size() + " of " + scores.length + " edges"),
                        new Exhibit.Note("found", found + " of them among the first " + circuit.size())),
                new Drawing(nodes(graph, shape), drawn, scores.length - drawn.size()));
    }

    /** Returns what is known of a network; nobody knows the circuit of one whose circuit is empty. */
    static List<UnitFact> facts(Subject subject) {
        Architecture shape = subject.network().shape();
        int known = subject.circuit().edges().size();
        List<UnitFact> facts = new ArrayList<>(List.of(fact(subject, known == 0 ? "behaviour" : "program", subject.family()),
                fact(subject, "layers", Integer.toString(shape.layers())),
                fact(subject, "heads a layer", Integer.toString(shape.heads())),
                fact(subject, "edges", Integer.toString(subject.network().graph().edges().size()))));
        if (known > 0) {
            facts.add(fact(subject, "in the circuit", Integer.toString(known)));
        }
        return facts;
    }

    private static UnitFact fact(Subject subject, String name, String value) {
        return new UnitFact(subject.unit(), name, value);
    }

    private static Drawing.Edge edge(Graph graph, Edge edge, Kind kind, int place, double score) {
        int owner = graph.owner(edge.reader());
        String reader = graph.readers().get(edge.reader());
        return new Drawing.Edge(edge.writer(), owner < 0 ? graph.writers().size() : owner,
                PORTS.stream().filter(port -> reader.endsWith("." + port)).findAny(), kind, place,
                Double.isFinite(score) ? OptionalDouble.of(score) : OptionalDouble.empty());
    }

    /** Writers in their order, then the output; a layer's heads in a row, its MLP in the row above and a column of their own. */
    private static List<Drawing.Node> nodes(Graph graph, Architecture shape) {
        List<Drawing.Node> nodes = new ArrayList<>();
        nodes.add(node(graph, 0, 0, 0, List.of()));
        nodes.add(node(graph, 1, 0, 1, List.of()));
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (int head = 0; head < shape.heads(); head++) {
                nodes.add(node(graph, nodes.size(), 2 * layer + 1, head, PORTS));
            }
            if (shape.hidden() > 0) {
                nodes.add(node(graph, nodes.size(), 2 * layer + 2, shape.heads(), List.of()));
            }
        }
        nodes.add(new Drawing.Node(graph.readers().getLast(), 2 * shape.layers() + 1, shape.heads() / 2, List.of()));
        return nodes;
    }

    private static Drawing.Node node(Graph graph, int writer, int row, int column, List<String> ports) {
        return new Drawing.Node(graph.writers().get(writer), row, column, ports);
    }
}
