package org.axonmark.task;

import java.util.Optional;

import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;

/**
 * A prepared task: it holds data and truth and never leaves the host.
 *
 * @param <S> the SPI interface that a submission implements
 */
public interface Protocol<S> {

    /** Returns SHA-256 over the decoded, windowed samples or generated items, labels included. */
    Sha256 datasetIdentity();

    /**
     * Asks the submission all items. Throws nothing but {@link SubmissionFailure} of its own; what a submission's proxy throws passes through.
     *
     * @param candidates starts workers of the submission
     * @param secret 32 bytes that fix order and batches, unknown to the submission
     * @param progress told how far it is
     */
    Outcomes ask(Candidates<S> candidates, byte[] secret, Progress progress);

    /**
     * Scores outcomes: a pure function, equal to the last bit on every host.
     *
     * @throws org.axonmark.results.AxonmarkException if the outcomes are not of this task
     */
    Score score(Outcomes outcomes);

    /** Scores the same outcomes against permuted truth (statistics: 200 draws of label swaps); empty if the task has no such null. */
    Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress);
}
