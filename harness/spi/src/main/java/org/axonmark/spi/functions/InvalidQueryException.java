package org.axonmark.spi.functions;

import org.axonmark.spi.Refusal;

/** A batch has the wrong shape, is of another kind, or holds a value outside the domain. None of it was answered and nothing was spent. */
public final class InvalidQueryException extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * Creates a refusal.
     *
     * @param message one sentence with the value seen and what the domain allows
     * @param remaining queries that are left
     */
    public InvalidQueryException(String message, long remaining) {
        super(message, remaining);
    }
}
