package org.axonmark.circuits.reuse;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;

/** Sets of heads, as numbers of writers, and how they compare. */
final class Heads {

    private Heads() {}

    /** Returns all heads of a graph, in order. */
    static List<Integer> of(Graph graph) {
        return IntStream.range(0, graph.writers().size()).filter(writer -> graph.writers().get(writer).matches("a\\d+\\.\\d+")).boxed()
                .toList();
    }

    /** Returns the heads at either end of edges. */
    static Set<Integer> at(Graph graph, Collection<Edge> edges) {
        Set<Integer> ends = new HashSet<>();
        for (Edge edge : edges) {
            ends.add(edge.writer());
            ends.add(graph.owner(edge.reader()));
        }
        Set<Integer> heads = new TreeSet<>(Comparator.naturalOrder());
        heads.addAll(of(graph));
        heads.retainAll(ends);
        return heads;
    }

    /** Returns twice what both hold over what each holds, F1; 0 if either is empty. */
    static double f1(Set<Integer> truth, Set<Integer> said) {
        return truth.isEmpty() || said.isEmpty() ? 0 : 2.0 * both(truth, said) / (truth.size() + said.size());
    }

    /** Returns what both hold over what either holds, the Jaccard index; 0 if both are empty. */
    static double jaccard(Set<Integer> one, Set<Integer> other) {
        long both = both(one, other);
        return both == 0 ? 0 : (double) both / (one.size() + other.size() - both);
    }

    private static long both(Set<Integer> one, Set<Integer> other) {
        return one.stream().filter(other::contains).count();
    }
}
