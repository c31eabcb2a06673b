package org.axonmark.hypothesis;

/** A text is no hypothesis, or a hypothesis is out of bounds. The message names the place, what was seen there and the next step. */
public final class HypothesisException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    /**
     * Creates an error.
     *
     * @param position index of the character at fault, from 0; −1 where there is no text
     * @param message what is wrong and how to mend it
     */
    public HypothesisException(int position, String message) {
        super(position < 0 ? message : "position " + position + ": " + message);
        this.position = position;
    }

    /** Returns the index of the character at fault, from 0; −1 where there is no text. */
    public int position() {
        return position;
    }
}
