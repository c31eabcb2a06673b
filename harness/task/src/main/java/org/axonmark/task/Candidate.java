package org.axonmark.task;

/**
 * One worker of the submission. Closing it ends the worker with all it started.
 *
 * @param <S> the SPI interface that the submission implements
 */
public interface Candidate<S> extends AutoCloseable {

    /**
     * Returns the submission. Each call crosses to the worker; {@link org.axonmark.spi.Context} parameters are supplied there, so the host passes
     * {@link #context()}. Answers are the candidate's claim: well-formed, else unchecked.
     */
    S submission();

    /** Returns the stand-in to pass where the contract asks for a {@link org.axonmark.spi.Context}. */
    org.axonmark.spi.Context context();

    @Override
    void close();
}
