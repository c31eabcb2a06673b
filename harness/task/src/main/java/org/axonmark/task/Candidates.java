package org.axonmark.task;

import java.util.Optional;

/**
 * Starts workers of the submission under evaluation.
 *
 * @param <S> the SPI interface that the submission implements
 */
public interface Candidates<S> {

    /**
     * Starts a fresh worker, which has seen nothing.
     *
     * @param purpose what it is asked, such as "embedding" or "inductiveness": shown in logs and in what ran where
     */
    Candidate<S> start(String purpose);

    /** Returns the submission's graph if it is an ONNX file alone; empty if it has code of its own. */
    default Optional<SubmittedGraph> graph() {
        return Optional.empty();
    }
}
