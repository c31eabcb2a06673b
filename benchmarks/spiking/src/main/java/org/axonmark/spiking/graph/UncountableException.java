package org.axonmark.spiking.graph;

/** A graph's work cannot be told; the message says what keeps it and is safe to show. */
public final class UncountableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Creates an exception; the message holds no text of the submission unescaped. */
    public UncountableException(String message) {
        super(message);
    }
}
