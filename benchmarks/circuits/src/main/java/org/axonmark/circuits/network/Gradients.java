package org.axonmark.circuits.network;

/** Gradients of a number at what readers read, before their norm, and at what writers wrote; {@code [prompts · length][width]}, row-major. */
public final class Gradients {

    private final Graph graph;
    private final double[][] readers;
    private final double[][] writers;

    Gradients(Graph graph, double[][] readers, double[][] writers) {
        this.graph = graph;
        this.readers = readers;
        this.writers = writers;
    }

    /** Returns the gradient at what a reader reads. */
    public double[] reader(int reader) {
        return readers[reader].clone();
    }

    /** Returns the gradients at what all readers read; not to be changed. */
    public double[][] readers() {
        return readers.clone();
    }

    /** Returns the gradient at what a writer wrote. */
    public double[] writer(int writer) {
        return writers[writer].clone();
    }

    /**
     * Returns the derivative by the share α of one edge, Σ ⟨A_w − x_w, g_r⟩; at α = 0 it is edge attribution patching (Syed et al., arXiv 2310.10348).
     *
     * @param own what the writer wrote
     * @param alternate what it would write instead
     */
    public double byShare(Graph.Edge edge, double[] own, double[] alternate) {
        if (edge.writer() >= graph.readable(edge.reader())) {
            throw new IllegalArgumentException("there is no edge " + edge);
        }
        double[] gradient = readers[edge.reader()];
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            sum += (alternate[i] - own[i]) * gradient[i];
        }
        return sum;
    }
}
