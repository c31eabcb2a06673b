package org.axonmark.task;

import java.util.concurrent.Callable;

/**
 * One worker of the submission. Closing it ends the worker with all it started.
 *
 * @param <S> the SPI interface that the submission implements
 */
public interface Candidate<S> extends AutoCloseable {

    /**
     * Returns the submission. Each call crosses to the worker; {@link org.axonmark.spi.Context} parameters are supplied there, so the host passes
     * {@link #context()}. Answers are the candidate's claim: well-formed, else unchecked.
     *
     * <p>Where the contract asks for a {@link org.axonmark.spi.HostServed} object, the host passes its own, made for this one call. It answers
     * the submission's questions on the caller's thread and must do so in bounded time. Its answers and its meter depend only on the questions
     * and their order: a resumed evaluation puts the kept questions to a new object instead of asking the submission. Whatever a submission can
     * provoke, it answers with a declared {@link org.axonmark.spi.Refusal} or a {@link SubmissionFailure}; anything else that it throws is the
     * task's own fault and the evaluation ends as abandoned.
     */
    S submission();

    /** Returns the stand-in to pass where the contract asks for a {@link org.axonmark.spi.Context}. */
    org.axonmark.spi.Context context();

    @Override
    void close();

    /** Calls a submission. What a submission's proxy throws is unchecked and passes through; the contract allows one of one's own all else. */
    static <T> T call(Callable<T> call) {
        try {
            return call.call();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
