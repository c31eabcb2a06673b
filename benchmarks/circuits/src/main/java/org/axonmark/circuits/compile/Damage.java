package org.axonmark.circuits.compile;

import org.axonmark.circuits.network.Graph.Edge;

/** What is wrong with an edge of a network. */
public sealed interface Damage {

    /** Returns the edge. */
    Edge edge();

    /** Returns the factor that, put on the edge, leaves the network to do what it did before. */
    double mend();

    /**
     * The reader reads so many times what the writer writes.
     *
     * @param edge the edge
     * @param factor not 0
     */
    record Strength(Edge edge, double factor) implements Damage {

        @Override
        public double mend() {
            return 1 / factor;
        }
    }

    /**
     * The reader, which had no use for the writer, takes what it writes for what another writes.
     *
     * @param edge an edge that is not wired
     * @param like the writer whom the reader hears in the other, one that it is wired to
     */
    record Crosstalk(Edge edge, int like) implements Damage {

        @Override
        public double mend() {
            return 0;
        }
    }
}
