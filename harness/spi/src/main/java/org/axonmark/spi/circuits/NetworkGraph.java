package org.axonmark.spi.circuits;

import java.util.List;

/**
 * The residual-stream graph of a network. Writers are {@code embed}, {@code pos}, heads {@code a<layer>.<head>} and MLPs {@code m<layer>}; readers
 * are {@code a<layer>.<head>.q}, {@code .k} and {@code .v}, {@code m<layer>} and {@code out}. A reader reads the sum of the writers before it.
 *
 * @param layers number of layers
 * @param heads heads in a layer
 * @param width width of the residual stream
 * @param tokens size of the vocabulary; tokens are 0 to {@code tokens - 1}
 * @param positions tokens in the longest prompt
 * @param outputs numbers given out at each position
 * @param causal whether a position sees only itself and those before it
 * @param writers names, in the order of computation
 * @param readers in the order of computation
 * @param edges all edges, by reader, then writer
 */
public record NetworkGraph(int layers, int heads, int width, int tokens, int positions, int outputs, boolean causal, List<String> writers,
        List<Reader> readers, List<Edge> edges) {

    /** Copies the lists. */
    public NetworkGraph {
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
        edges = List.copyOf(edges);
    }

    /** Returns how many plans {@link SubjectNetwork#forwardEach} takes for prompts; at least one for a single prompt, 0 if not even one fits. */
    public int plansInACall(int prompts, int length) {
        long each = (long) prompts * length * Math.max(writers.size(), readers.size()) * width;
        return (int) Math.max(prompts == 1 ? 1 : 0, SubjectNetwork.MAX_VALUES / each);
    }

    /** Returns the numbers of the writers that are heads, in order. */
    public List<Integer> headWriters() {
        return readers.stream().filter(reader -> reader.name().endsWith(".v")).map(Reader::owner).toList();
    }

    /**
     * What reads.
     *
     * @param name such as {@code a0.1.k}
     * @param owner number of the writer whose output it feeds; -1 for {@code out}
     */
    public record Reader(String name, int owner) {}

    /**
     * One reader reading one writer.
     *
     * @param writer number of the writer
     * @param reader number of the reader
     */
    public record Edge(int writer, int reader) {}
}
