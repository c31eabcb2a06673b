package org.axonmark.spi;

/**
 * The host declines a question on a {@link HostServed} object. The question had no effect, and the conversation goes on. A subclass has a
 * public constructor that takes a message and what is left, and is named in the {@code throws} clause of each method that may throw it.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long remaining;

    /**
     * Creates a refusal.
     *
     * @param message one sentence with the value seen and what would be accepted
     * @param remaining what is left of the budget, in the measure of the interface that refuses
     */
    protected Refusal(String message, long remaining) {
        super(message);
        this.remaining = remaining;
    }

    /** Returns what is left of the budget. */
    public long remaining() {
        return remaining;
    }
}
