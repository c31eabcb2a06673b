package org.axonmark.spi.circuits;

import org.axonmark.spi.Refusal;

/** A call costs more than is left. Nothing was run and nothing was spent; a smaller batch may still be asked for. */
public final class BudgetExceededException extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * Creates a refusal.
     *
     * @param message one sentence with the cost of the call
     * @param remaining what is left, in forward passes of one prompt
     */
    public BudgetExceededException(String message, long remaining) {
        super(message, remaining);
    }
}
