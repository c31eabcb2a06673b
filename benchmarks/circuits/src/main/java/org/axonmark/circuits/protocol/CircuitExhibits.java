package org.axonmark.circuits.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;
import org.axonmark.results.format.Exhibit;

/** Shows which edges a finder put first, and which of the circuit it put last. */
final class CircuitExhibits {

    private static final int FIRST = 24;
    private static final int MISSED = 12;

    private CircuitExhibits() {}

    /**
     * Returns the exhibit of a network.
     *
     * @param asking the way of asking
     * @param scores one for each edge
     */
    static Exhibit of(Subject subject, Asking asking, double[] scores) {
        Graph graph = subject.network().graph();
        List<Edge> edges = graph.edges();
        List<Integer> order = IntStream.range(0, edges.size()).boxed()
                .sorted(Comparator.comparingDouble((Integer edge) -> -scores[edge]).thenComparing(edge -> edge))
                .toList();
        int circuit = subject.circuit().edges().size();
        long found = order.stream().limit(circuit).filter(edge -> subject.circuit().edges().contains(edges.get(edge))).count();
        List<Integer> missed = order.stream().skip(Math.max(circuit, FIRST))
                .filter(edge -> subject.circuit().edges().contains(edges.get(edge))).toList();
        List<Exhibit.Row> rows = new ArrayList<>();
        order.stream().limit(FIRST).forEach(edge -> rows.add(row(subject, edge, order.indexOf(edge), scores[edge])));
        missed.stream().skip(Math.max(0, missed.size() - MISSED))
                .forEach(edge -> rows.add(row(subject, edge, order.indexOf(edge), scores[edge])));
        return new Exhibit(subject.item(asking),
                "%s: %s, %d layers of %d heads".formatted(subject.item(asking), subject.family(), subject.network().shape().layers(),
                        subject.network().shape().heads()),
                List.of(new Exhibit.Note("circuit", circuit + " of " + edges.size() + " edges"),
                        new Exhibit.Note("found", found + " of them among the first " + circuit),
                        new Exhibit.Note("shown",
                                "the first " + Math.min(FIRST, edges.size()) + ", then the last of the circuit's that come later")),
                Optional.empty(), Optional.of(new Exhibit.Table(List.of("place", "writer", "reader", "score", "truth"), rows)));
    }

    private static Exhibit.Row row(Subject subject, int edge, int place, double score) {
        Graph graph = subject.network().graph();
        Edge own = graph.edges().get(edge);
        return new Exhibit.Row(List.of(Integer.toString(place + 1), graph.writers().get(own.writer()), graph.readers().get(own.reader()),
                score == Double.NEGATIVE_INFINITY ? "–" : String.format(Locale.ROOT, "%.4g", score),
                subject.circuit().edges().contains(own) ? "in the circuit" : "outside"));
    }
}
