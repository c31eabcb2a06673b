package org.axonmark.circuits.network;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Prompts of equal length, as tokens. */
public final class Prompts {

    private final int[][] tokens;
    private final int length;

    /**
     * Copies prompts.
     *
     * @param tokens {@code [count][length]}, at least one prompt of at least one token
     * @throws IllegalArgumentException if they are of unequal length, naming the first that differs
     */
    public Prompts(int[][] tokens) {
        if (tokens.length == 0 || tokens[0].length == 0) {
            throw new IllegalArgumentException("no prompts, or an empty one; give at least one token");
        }
        this.tokens = new int[tokens.length][];
        this.length = tokens[0].length;
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i].length != length) {
                throw new IllegalArgumentException("prompt " + i + " has " + tokens[i].length + " tokens, prompt 0 has " + length
                        + "; give prompts of one length in a call");
            }
            this.tokens[i] = tokens[i].clone();
        }
    }

    /** Returns how many there are. */
    public int count() {
        return tokens.length;
    }

    /** Returns the number of tokens of each. */
    public int length() {
        return length;
    }

    /** Returns one token. */
    public int token(int prompt, int position) {
        return tokens[prompt][position];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Prompts that && Arrays.deepEquals(tokens, that.tokens);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(tokens);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(tokens);
    }
}
