package org.axonmark.spi.circuits;

import org.axonmark.spi.DoubleTensor;

/**
 * What a finder found.
 *
 * @param edges {@code [edges]}, in the order of {@link NetworkGraph#edges()}: the higher, the more surely in the circuit. Only the order counts;
 *     equal scores are taken in all orders. An edge at negative infinity is said not to be in the circuit, and never counts as found; not a
 *     number is no score
 */
public record CircuitScores(DoubleTensor edges) {

    /** Returns scores that tell nothing: all alike. */
    public static CircuitScores equal(NetworkGraph graph) {
        return of(new double[graph.edges().size()]);
    }

    /** Returns scores of edges. */
    public static CircuitScores of(double[] edges) {
        return new CircuitScores(DoubleTensor.of(edges, edges.length));
    }

    /**
     * Returns scores of edges from scores of writers: the lower of the scores of the edge's ends, where the end of a reader is the head or MLP that
     * it feeds; an edge to {@code out} has the score of its writer.
     *
     * @param writers one for each writer
     */
    public static CircuitScores ofWriters(NetworkGraph graph, double[] writers) {
        double[] edges = new double[graph.edges().size()];
        for (int i = 0; i < edges.length; i++) {
            NetworkGraph.Edge edge = graph.edges().get(i);
            int owner = graph.readers().get(edge.reader()).owner();
            edges[i] = owner < 0 ? writers[edge.writer()] : Math.min(writers[edge.writer()], writers[owner]);
        }
        return of(edges);
    }
}
