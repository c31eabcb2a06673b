package org.axonmark.circuits.network;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What of a run is to differ from the plain one. A reader reads Σ over writers w of (1 − α) x_w + α A_w, where x_w is what the writer wrote in this run
 * and A_w what stands in the alternate cache; where α = 0 the alternate is not looked at. Activations are {@code [prompts · length][width]},
 * row-major.
 */
public final class Plan {

    private final double[] @Nullable [] written;
    private final double[] @Nullable [] weights;
    private double @Nullable [][] alternate;

    /** Creates a plan that changes nothing. */
    public Plan(Graph graph) {
        written = new double[graph.writers().size()][];
        weights = new double[graph.readers().size()][];
    }

    /** Has a writer write this, whatever it reads. */
    public Plan write(int writer, double[] activation) {
        written[writer] = activation.clone();
        return this;
    }

    /**
     * Sets where alternate activations come from.
     *
     * @param cache one activation for each writer
     */
    public Plan alternate(double[][] cache) {
        if (cache.length != written.length) {
            throw new IllegalArgumentException("an alternate cache of " + cache.length + " writers; the network has " + written.length);
        }
        alternate = cache;
        return this;
    }

    /**
     * Mixes the alternate into one edge.
     *
     * @param alpha the alternate's share, 0 to 1
     */
    public Plan mix(Graph graph, Graph.Edge edge, double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha = " + alpha + " on an edge; it is to be 0 to 1");
        }
        if (edge.writer() >= graph.readable(edge.reader())) {
            throw new IllegalArgumentException("'" + graph.readers().get(edge.reader()) + "' does not read '"
                    + graph.writers().get(edge.writer()) + "'");
        }
        double[] row = weights[edge.reader()];
        if (row == null) {
            row = new double[written.length];
            weights[edge.reader()] = row;
        }
        row[edge.writer()] = alpha;
        return this;
    }

    /**
     * Has a reader read so many times what a writer writes; takes an alternate of zeros, of which any share, below 0 and above 1 too, is zero.
     *
     * @param factor 0 cuts the edge, 1 leaves it
     */
    public Plan scale(Graph graph, Graph.Edge edge, double factor) {
        mix(graph, edge, 0);
        requireNonNull(weights[edge.reader()])[edge.writer()] = 1 - factor;
        return this;
    }

    /** Mixes the alternate fully into all edges. */
    public Plan cutAll(Graph graph) {
        graph.edges().forEach(edge -> mix(graph, edge, 1));
        return this;
    }

    /** Returns how many edges and writers differ from those of another plan for the same graph; where activations come from is not looked at. */
    public int differences(Plan other) {
        int differences = 0;
        for (int writer = 0; writer < written.length; writer++) {
            differences += Arrays.equals(written[writer], other.written[writer]) ? 0 : 1;
        }
        for (int reader = 0; reader < weights.length; reader++) {
            if (weights[reader] != null || other.weights[reader] != null) {
                for (int writer = 0; writer < written.length; writer++) {
                    differences += share(writer, reader) == other.share(writer, reader) ? 0 : 1;
                }
            }
        }
        return differences;
    }

    /** Tells whether a reader is given the same as under another plan as far as the plans say, and as far as some writers write the same. */
    boolean readsTheSame(int reader, int readable, Plan other, boolean[] same) {
        double[] row = weights[reader];
        if (!Arrays.equals(row, other.weights[reader])) {
            return false;
        }
        for (int writer = 0; writer < readable; writer++) {
            double share = row == null ? 0 : row[writer];
            boolean own = share == 1 || same[writer];
            if (!own || (share != 0 && !Arrays.equals(alternate(writer), other.alternate(writer)))) {
                return false;
            }
        }
        return true;
    }

    double @Nullable [] written(int writer) {
        return written[writer];
    }

    /** Returns the alternate's shares of a reader, or null if it reads plainly. */
    double @Nullable [] shares(int reader) {
        return weights[reader];
    }

    double share(int writer, int reader) {
        double[] row = weights[reader];
        return row == null ? 0 : row[writer];
    }

    double[] alternate(int writer) {
        double @Nullable [][] cache = alternate;
        if (cache == null) {
            throw new IllegalStateException("a plan mixes alternates into edges and names no alternate cache");
        }
        return cache[writer];
    }
}
