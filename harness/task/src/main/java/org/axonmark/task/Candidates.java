package org.axonmark.task;

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
}
