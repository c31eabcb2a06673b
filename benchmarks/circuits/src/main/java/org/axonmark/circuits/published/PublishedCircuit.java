package org.axonmark.circuits.published;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.axonmark.circuits.network.Graph;
import org.axonmark.circuits.network.Graph.Edge;

/**
 * One published list of what makes up a circuit. Lists of one behaviour differ, so none is called the circuit: a list has a name and a version, and
 * a list that changes gets another version.
 *
 * <p>Nodes have the names of {@link Graph}: {@code a<layer>.<head>}, {@code m<layer>}, {@code out}, and {@code embed} for what enters the first
 * layer, which is embedding and position together.
 *
 * @param id such as {@code ioi-acdc}
 * @param version from 1
 * @param behaviour what the circuit is of, such as {@code ioi}
 * @param model which network, such as {@code gpt2-small}
 * @param title for people
 * @param source where it was read
 * @param citations whom to cite
 * @param nodes heads, and MLPs where the list names them
 * @param sameLayer whether a head may feed the MLP of its own layer in connections
 * @param groups nodes by the name of their group, for connections
 * @param connections which groups feed which others
 * @param edges edges that are named one by one
 */
public record PublishedCircuit(String id, int version, String behaviour, String model, String title, Source source, List<String> citations,
        List<String> nodes, boolean sameLayer, Map<String, List<String>> groups, List<Connection> connections, List<Link> edges) {

    private static final String EMBED = "embed";
    private static final String OUT = "out";

    /** Copies the collections. */
    public PublishedCircuit {
        citations = List.copyOf(citations);
        nodes = List.copyOf(nodes);
        groups = Map.copyOf(groups);
        connections = List.copyOf(connections);
        edges = List.copyOf(edges);
    }

    /**
     * Where a list was read.
     *
     * @param repository owner and name
     * @param commit as far as is needed to tell it
     * @param file path in the repository
     * @param licence of the repository
     */
    public record Source(String repository, String commit, String file, String licence) {}

    /**
     * Every node of one group feeds every later node of another.
     *
     * @param from a group
     * @param to a group
     * @param ports which of a head's queries, keys and values are fed, such as {@code kv}
     */
    public record Connection(String from, String to, String ports) {}

    /**
     * One edge.
     *
     * @param writer a node
     * @param reader a reader, such as {@code a1.4.v}
     */
    public record Link(String writer, String reader) {}

    /** Returns the name with its version, such as {@code ioi-acdc@1}. */
    public String name() {
        return id + "@" + version;
    }

    /** Returns the heads. */
    public List<String> heads() {
        return nodes.stream().filter(PublishedCircuit::isHead).toList();
    }

    /** Tells whether the list says anything of edges. */
    public boolean hasEdges() {
        return !connections.isEmpty() || !edges.isEmpty();
    }

    /** Returns how far the heads of two lists agree: how many are in both over how many are in either (Jaccard). */
    public double agreement(PublishedCircuit other) {
        Set<String> both = new HashSet<>(heads());
        both.retainAll(other.heads());
        Set<String> either = new HashSet<>(heads());
        either.addAll(other.heads());
        return (double) both.size() / either.size();
    }

    /**
     * Returns the list's edges in the graph of its network; what is read of {@code embed} is read of positions too.
     *
     * @throws IllegalArgumentException if the graph lacks a node
     */
    public Set<Edge> edges(Graph graph) {
        Set<Edge> all = new HashSet<>();
        edges.forEach(link -> add(all, graph, link.writer(), link.reader()));
        for (Connection connection : connections) {
            for (String writer : group(connection.from())) {
                for (String node : group(connection.to())) {
                    if (later(writer, node)) {
                        readers(node, connection.ports()).forEach(reader -> add(all, graph, writer, reader));
                    }
                }
            }
        }
        return all;
    }

    private static void add(Set<Edge> all, Graph graph, String writer, String reader) {
        all.add(new Edge(graph.writer(writer), graph.reader(reader)));
        if (writer.equals(EMBED)) {
            all.add(new Edge(graph.writer("pos"), graph.reader(reader)));
        }
    }

    private List<String> group(String name) {
        List<String> group = groups.get(name);
        if (group == null) {
            throw new IllegalArgumentException("list '" + name() + "' has no group '" + name + "'; it has " + groups.keySet());
        }
        return group;
    }

    private boolean later(String writer, String node) {
        int from = layer(writer);
        int to = layer(node);
        return from < to || (sameLayer && from == to && isHead(writer) && !isHead(node));
    }

    private static List<String> readers(String node, String ports) {
        return isHead(node) ? ports.chars().mapToObj(port -> node + "." + (char) port).toList() : List.of(node);
    }

    static boolean isHead(String node) {
        return node.startsWith("a");
    }

    private static int layer(String node) {
        if (node.equals(EMBED)) {
            return -1;
        }
        if (node.equals(OUT)) {
            return Integer.MAX_VALUE;
        }
        int dot = node.indexOf('.');
        return Integer.parseInt(node.substring(1, dot < 0 ? node.length() : dot));
    }
}
