package org.axonmark.spi.circuits;

import org.axonmark.spi.Refusal;

/** A call has a shape, a size or a value that the network does not take. Nothing was run and nothing was spent. */
public final class InvalidRequestException extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * Creates a refusal.
     *
     * @param message one sentence with the value seen and what is taken
     * @param remaining what is left, in forward passes of one prompt
     */
    public InvalidRequestException(String message, long remaining) {
        super(message, remaining);
    }
}
