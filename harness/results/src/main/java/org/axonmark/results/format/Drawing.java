package org.axonmark.results.format;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A network as a picture: its nodes in rows, the lowest first computed, and the edges that are true or that a submission found. An edge runs
 * from a lower row to a higher one.
 *
 * @param nodes 1 to {@value #MAX_NODES}, each with a name and a place of its own
 * @param edges at most {@value #MAX_EDGES}, no two with the same ends
 * @param others how many edges of the network are not listed
 */
public record Drawing(List<Node> nodes, List<Edge> edges, int others) {

    /** Most nodes of a drawing. */
    public static final int MAX_NODES = 256;

    /** Most edges of a drawing. */
    public static final int MAX_EDGES = 400;

    /** Most rows, and most columns. */
    public static final int MAX_SIDE = 64;

    /** Most ports of a node. */
    public static final int MAX_PORTS = 4;

    /** Length of the longest name of a node, in characters. */
    public static final int MAX_NAME = 40;

    private static final int MAX_PORT = 8;

    /** Checks counts, names, places, and that every edge has its ends. */
    public Drawing {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        Exhibit.count("nodes of a drawing", nodes.size(), 1, MAX_NODES);
        Exhibit.count("edges of a drawing", edges.size(), 0, MAX_EDGES);
        if (others < 0) {
            throw new IllegalArgumentException("a drawing that leaves out " + others + " edges");
        }
        Set<String> names = new HashSet<>();
        Set<List<Integer>> places = new HashSet<>();
        for (Node node : nodes) {
            if (!names.add(node.name())) {
                throw new IllegalArgumentException("there are two nodes '" + node.name() + "' in a drawing");
            }
            if (!places.add(List.of(node.row(), node.column()))) {
                throw new IllegalArgumentException("there are two nodes in row " + node.row() + ", column " + node.column());
            }
        }
        Set<List<Object>> ends = new HashSet<>();
        for (Edge edge : edges) {
            check(nodes, edge);
            if (!ends.add(List.of(edge.from(), edge.to(), edge.port()))) {
                throw new IllegalArgumentException("there are two edges from node " + edge.from() + " to node " + edge.to());
            }
        }
    }

    private static void check(List<Node> nodes, Edge edge) {
        if (edge.from() < 0 || edge.from() >= nodes.size() || edge.to() < 0 || edge.to() >= nodes.size()) {
            throw new IllegalArgumentException("an edge runs from node " + edge.from() + " to node " + edge.to() + ", there are "
                    + nodes.size());
        }
        Node to = nodes.get(edge.to());
        if (nodes.get(edge.from()).row() >= to.row()) {
            throw new IllegalArgumentException("the edge from '" + nodes.get(edge.from()).name() + "' to '" + to.name()
                    + "' does not run to a higher row");
        }
        if (edge.port().isPresent() ? !to.ports().contains(edge.port().get()) : !to.ports().isEmpty()) {
            throw new IllegalArgumentException("an edge to '" + to.name() + "' ends at " + edge.port().map(port -> "port '" + port + "'")
                    .orElse("no port") + "; its ports are " + to.ports());
        }
    }

    /**
     * A part of the network.
     *
     * @param name such as {@code a0.3}, 1 to {@value Drawing#MAX_NAME} characters
     * @param row 0 to 63, from the bottom
     * @param column 0 to 63, from the left
     * @param ports by which it is reached, such as {@code q}, {@code k} and {@code v}, at most {@value Drawing#MAX_PORTS} of 1 to 8
     *     characters; none if there is one way in
     */
    public record Node(String name, int row, int column, @AbsentIfEmpty List<String> ports) {

        /** Checks name, place and ports. */
        public Node {
            ports = List.copyOf(ports);
            Exhibit.length("a node's name", name, 1, MAX_NAME);
            Exhibit.count("ports of a node", ports.size(), 0, MAX_PORTS);
            ports.forEach(port -> Exhibit.length("a port's name", port, 1, MAX_PORT));
            if (Set.copyOf(ports).size() < ports.size()) {
                throw new IllegalArgumentException("node '" + name + "' has the ports " + ports);
            }
            if (row < 0 || row >= MAX_SIDE || column < 0 || column >= MAX_SIDE) {
                throw new IllegalArgumentException("node '" + name + "' is in row " + row + ", column " + column + "; there are "
                        + MAX_SIDE + " of either, from 0");
            }
        }
    }

    /** What an edge is and what was said of it. */
    public enum Kind {
        /** True, and found. */
        FOUND,
        /** True, and not found. */
        MISSED,
        /** Found, and not true. */
        WRONG
    }

    /**
     * One node reading another.
     *
     * @param from number of the node read, from 0
     * @param to number of the reading node
     * @param port of the reading node, where it has any
     * @param kind what it is
     * @param place where the submission put it among all edges, from 1
     * @param score what the submission gave it, finite; absent if it gave none
     */
    public record Edge(int from, int to, Optional<String> port, Kind kind, int place, OptionalDouble score) {

        /** Checks the numbers. */
        public Edge {
            if (place < 1 || score.stream().anyMatch(one -> !Double.isFinite(one))) {
                throw new IllegalArgumentException("an edge of place " + place + " and score " + score);
            }
            // A document has one zero.
            score = score.isPresent() ? OptionalDouble.of(score.getAsDouble() + 0.0) : score;
        }
    }
}
