package org.axonmark.task;

import org.axonmark.results.format.EndState;

/** A submission answered what its contract forbids: the evaluation ends as failed. */
public final class SubmissionFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final EndState.Failure failure;

    /**
     * Creates a failure.
     *
     * @param failure what kind
     * @param message one sentence with the item, the value seen and what would be right; no text of the submission unescaped
     */
    public SubmissionFailure(EndState.Failure failure, String message) {
        super(message);
        this.failure = failure;
    }

    /** Returns what kind of failure it is. */
    public EndState.Failure failure() {
        return failure;
    }
}
