package org.axonmark.functions.generator;

import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.statistics.HmacStream;

/**
 * One string black box with its truth.
 *
 * @param seed the seed it was drawn from
 * @param index its number in the seed's set
 * @param tier which compositions it was drawn from
 * @param truth the function
 */
public record StringItem(Seed seed, int index, Tier tier, Hypothesis.Text truth) {

    /** Characters of an input: the letters and a space. */
    public static final String ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ";

    /** Characters of the longest input. */
    public static final int MAX_LENGTH = 12;

    private static final int LETTERS = ALPHABET.length() - 1;

    /** Where functions come from. */
    public enum Tier {
        /** One of the published primitives, or two, one after the other. */
        PUBLIC,
        /** Three or four steps over the published core: slice, translate, concat, and shifts mod 26 by amounts worked out from the text. */
        HIDDEN;

        String kind() {
            return this == PUBLIC ? "strings" : "strings, hidden";
        }
    }

    /**
     * Returns inputs for scoring, independent of everything a submission sees: 1–12 letters of either case, in one of four of three or
     * more a space at any place.
     *
     * @param count how many; the first ones do not depend on it
     */
    public String[] testInputs(int count) {
        return inputs(seed.stream(tier.kind(), index, "test points"), count);
    }

    static String[] inputs(HmacStream stream, int count) {
        String[] inputs = new String[count];
        for (int i = 0; i < count; i++) {
            StringBuilder input = new StringBuilder();
            int length = 1 + stream.nextInt(MAX_LENGTH);
            for (int j = 0; j < length; j++) {
                input.append(ALPHABET.charAt(stream.nextInt(LETTERS)));
            }
            if (length > 2 && stream.nextInt(4) == 0) {
                input.setCharAt(stream.nextInt(length), ' ');
            }
            inputs[i] = input.toString();
        }
        return inputs;
    }
}
