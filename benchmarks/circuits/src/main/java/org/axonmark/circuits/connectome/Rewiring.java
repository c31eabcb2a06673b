package org.axonmark.circuits.connectome;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.axonmark.results.statistics.HmacStream;

/**
 * Exchanges of ends between two edges at a time (Maslov and Sneppen 2002, doi 10.1126/science.1065103): every node keeps how many edges it sends and
 * receives, and no edge joins a node to itself or two nodes twice.
 */
final class Rewiring {

    private static final int TRIES_AN_EDGE = 200;

    private Rewiring() {}

    /**
     * An edge.
     *
     * @param from a node
     * @param to another
     * @param count a number that stays with what the edge leaves
     */
    record Edge(int from, int to, int count) {}

    /**
     * Exchanges ends until a share of the edges joins nodes that were not joined before, or until as good as no exchange is left.
     *
     * @param edges each pair of nodes at most once; in either direction where there is none
     * @param nodes their number
     * @param directed whether an edge has a direction
     * @param share in [0, 1]
     */
    static List<Edge> rewire(Collection<Edge> edges, int nodes, boolean directed, double share, HmacStream stream) {
        List<Edge> all = new ArrayList<>(edges);
        boolean[][] before = joined(all, nodes, directed);
        boolean[][] now = joined(all, nodes, directed);
        int fresh = 0;
        int wanted = (int) StrictMath.ceil(share * all.size());
        for (int tries = TRIES_AN_EDGE * all.size(); fresh < wanted && tries > 0; tries--) {
            int i = stream.nextInt(all.size());
            int j = stream.nextInt(all.size());
            Edge one = all.get(i);
            Edge other = !directed && stream.nextBoolean() ? turned(all.get(j)) : all.get(j);
            Edge first = new Edge(one.from(), other.to(), one.count());
            Edge second = new Edge(other.from(), one.to(), other.count());
            if (i == j || first.from() == first.to() || second.from() == second.to() || now[first.from()][first.to()]
                    || now[second.from()][second.to()]) {
                continue;
            }
            for (Edge gone : List.of(one, other)) {
                set(now, gone, directed, false);
                fresh -= before[gone.from()][gone.to()] ? 0 : 1;
            }
            for (Edge come : List.of(first, second)) {
                set(now, come, directed, true);
                fresh += before[come.from()][come.to()] ? 0 : 1;
            }
            all.set(i, first);
            all.set(j, second);
        }
        return all;
    }

    /** Returns {@code [from][to]}: whether an edge joins them. */
    static boolean[][] joined(Collection<Edge> edges, int nodes, boolean directed) {
        boolean[][] joined = new boolean[nodes][nodes];
        edges.forEach(edge -> set(joined, edge, directed, true));
        return joined;
    }

    private static void set(boolean[][] joined, Edge edge, boolean directed, boolean value) {
        joined[edge.from()][edge.to()] = value;
        if (!directed) {
            joined[edge.to()][edge.from()] = value;
        }
    }

    private static Edge turned(Edge edge) {
        return new Edge(edge.to(), edge.from(), edge.count());
    }
}
