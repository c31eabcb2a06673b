package org.axonmark.task;

import org.axonmark.spi.GraphProbe;

/** The graph of a submission that is an ONNX file alone. It is data from the submission: hostile, and checked by inspect for its form only. */
public interface SubmittedGraph {

    /** Returns the bytes of the ONNX file. */
    byte[] bytes();

    /**
     * Starts a fresh worker that serves a graph which the host wrote from this one, with none of the submission's files beside it. What it
     * answers comes from ONNX Runtime in the sandbox; it is never kept in a journal, so a resumed evaluation asks anew.
     *
     * @param purpose what it is asked, such as "operations"
     * @param rewritten bytes of the graph to serve
     */
    Candidate<GraphProbe> start(String purpose, byte[] rewritten);
}
