package org.axonmark.spi.functions;

import org.axonmark.spi.Refusal;

/** A batch holds more queries than are left. None of it was answered and nothing was spent; a smaller batch may still be asked. */
public final class BudgetExceededException extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * Creates a refusal.
     *
     * @param message one sentence with the size of the batch
     * @param remaining queries that are left
     */
    public BudgetExceededException(String message, long remaining) {
        super(message, remaining);
    }
}
