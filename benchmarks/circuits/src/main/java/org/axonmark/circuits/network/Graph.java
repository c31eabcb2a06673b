package org.axonmark.circuits.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Who may read whom in a transformer. Writers are {@code embed}, {@code pos}, heads {@code a<layer>.<head>} and MLPs {@code m<layer>}; readers are
 * {@code a<layer>.<head>.q}, {@code .k} and {@code .v}, {@code m<layer>} and {@code out}. A reader reads every writer that comes before it; the
 * heads of a layer do not read each other. Both are numbered in the order of computation.
 */
public final class Graph {

    /** Writers that read nothing: embeddings and positions, which come first. */
    public static final int INPUTS = 2;

    /** What of a head a reader feeds. */
    static final int PORTS = 3;

    private final Architecture shape;
    private final List<String> writers;
    private final List<String> readers;
    private final int[] readable;
    private final int[] owners;
    private final List<Edge> edges;

    /**
     * One reader reading one writer.
     *
     * @param writer number of the writer
     * @param reader number of the reader
     */
    public record Edge(int writer, int reader) {}

    /** Creates the graph of an architecture. */
    public Graph(Architecture shape) {
        this.shape = shape;
        List<String> writing = new ArrayList<>(List.of("embed", "pos"));
        List<String> reading = new ArrayList<>();
        List<Integer> before = new ArrayList<>();
        List<Integer> feeding = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            int visible = writing.size();
            for (int head = 0; head < shape.heads(); head++) {
                String name = "a" + layer + "." + head;
                writing.add(name);
                for (String port : List.of(".q", ".k", ".v")) {
                    reading.add(name + port);
                    before.add(visible);
                    feeding.add(writing.size() - 1);
                }
            }
            if (shape.hidden() > 0) {
                reading.add("m" + layer);
                before.add(writing.size());
                feeding.add(writing.size());
                writing.add("m" + layer);
            }
        }
        reading.add("out");
        before.add(writing.size());
        writers = List.copyOf(writing);
        readers = List.copyOf(reading);
        owners = feeding.stream().mapToInt(Integer::intValue).toArray();
        readable = before.stream().mapToInt(Integer::intValue).toArray();
        List<Edge> all = new ArrayList<>();
        for (int reader = 0; reader < readable.length; reader++) {
            for (int writer = 0; writer < readable[reader]; writer++) {
                all.add(new Edge(writer, reader));
            }
        }
        edges = List.copyOf(all);
    }

    /** Returns the names of writers in order. */
    public List<String> writers() {
        return writers;
    }

    /** Returns the names of readers in order. */
    public List<String> readers() {
        return readers;
    }

    /** Returns all edges, by reader, then writer. */
    public List<Edge> edges() {
        return edges;
    }

    /** Returns how many writers a reader reads: those numbered below. */
    public int readable(int reader) {
        return readable[reader];
    }

    /** Returns the number of the head or MLP that a reader feeds, as a writer; -1 for {@code out}. */
    public int owner(int reader) {
        return reader == out() ? -1 : owners[reader];
    }

    /** Returns the number of a writer. */
    public int writer(String name) {
        return number(writers, name, "writer");
    }

    /** Returns the number of a reader. */
    public int reader(String name) {
        return number(readers, name, "reader");
    }

    /** Returns the number of a head as a writer. */
    int headWriter(int layer, int head) {
        return 2 + layer * perLayer() + head;
    }

    /** Returns the number of an MLP as a writer. */
    int mlpWriter(int layer) {
        return 2 + layer * perLayer() + shape.heads();
    }

    /** Returns the number of a head's query reader; its keys and values follow. */
    int headReader(int layer, int head) {
        return layer * (PORTS * shape.heads() + (shape.hidden() > 0 ? 1 : 0)) + PORTS * head;
    }

    /** Returns the number of an MLP as a reader. */
    int mlpReader(int layer) {
        return headReader(layer, shape.heads());
    }

    /** Returns the number of the last reader. */
    int out() {
        return readers.size() - 1;
    }

    private int perLayer() {
        return shape.heads() + (shape.hidden() > 0 ? 1 : 0);
    }

    private static int number(List<String> names, String name, String what) {
        int number = names.indexOf(name);
        if (number < 0) {
            throw new IllegalArgumentException("there is no " + what + " '" + name + "'; there are " + names);
        }
        return number;
    }
}
