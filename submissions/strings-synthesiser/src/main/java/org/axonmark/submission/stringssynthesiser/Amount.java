package org.axonmark.submission.stringssynthesiser;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Operator;

/**
 * A number of places worked out from a text, as the published core has them: a multiple of what is measured, and a constant.
 *
 * @param measured 0 for the length, n for the place in the alphabet of the character at index n − 1, which is −1 for what is no letter
 * @param factor 1 to {@link #FACTORS}
 * @param constant 0 to 25
 */
record Amount(int measured, int factor, int constant) {

    static final int LETTERS = 26;
    static final int FACTORS = 11;
    static final int MEASURED = 4;

    /** Minus log2 of one of them. */
    static final double LENGTH_BITS = 9.2;

    /** Minus log2 of one that measures a letter. */
    static final double LETTER_BITS = 10.7;

    double bits() {
        return measured == 0 ? LENGTH_BITS : LETTER_BITS;
    }

    int of(byte[] text) {
        return factor * measure(measured, text) + constant;
    }

    Expression expression() {
        Expression measure = measured == 0 ? Step.LENGTH : Step.ordinalAt(measured - 1);
        return new Call(Operator.ADD, new Call(Operator.MULTIPLY, Step.number(factor), measure), Step.number(constant));
    }

    /** Returns all of them. */
    static List<Amount> all() {
        List<Amount> amounts = new ArrayList<>();
        for (int measured = 0; measured < MEASURED; measured++) {
            for (int factor = 1; factor <= FACTORS; factor++) {
                for (int constant = 0; constant < LETTERS; constant++) {
                    amounts.add(new Amount(measured, factor, constant));
                }
            }
        }
        return amounts;
    }

    /**
     * Returns those that come to given places on given texts, mod 26.
     *
     * @param places one for each text; below 0 where any will do
     */
    static List<Amount> fitting(byte[][] texts, int[] places) {
        List<Amount> found = new ArrayList<>();
        int first = 0;
        while (first < places.length && places[first] < 0) {
            first++;
        }
        for (int measured = 0; measured < MEASURED && first < places.length; measured++) {
            for (int factor = 1; factor <= FACTORS; factor++) {
                int constant = Math.floorMod(places[first] - factor * measure(measured, texts[first]), LETTERS);
                Amount amount = new Amount(measured, factor, constant);
                if (amount.fits(texts, places, first + 1)) {
                    found.add(amount);
                }
            }
        }
        return found;
    }

    private boolean fits(byte[][] texts, int[] places, int from) {
        for (int i = from; i < places.length; i++) {
            if (places[i] >= 0 && Math.floorMod(of(texts[i]) - places[i], LETTERS) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the length of a text, or the place of one of its letters. */
    private static int measure(int measured, byte[] text) {
        return measured == 0 ? text.length : measured <= text.length ? ordinal(text[measured - 1]) : -1;
    }

    /** Returns the place of a letter of either case in the alphabet; −1 for any other character. */
    static int ordinal(byte c) {
        return c >= 'a' && c <= 'z' ? c - 'a' : c >= 'A' && c <= 'Z' ? c - 'A' : -1;
    }

    /** Returns a text with the character at index i moved on by {@code places + step * i} if it is a letter. */
    static byte[] shifted(byte[] text, int places, int step) {
        byte[] out = text.clone();
        for (int i = 0; i < out.length; i++) {
            int ordinal = ordinal(out[i]);
            if (ordinal >= 0) {
                out[i] += (byte) (Math.floorMod(ordinal + places + step * i, LETTERS) - ordinal);
            }
        }
        return out;
    }

    /** Returns how far one character is from another, 0 to 25; −1 if no shift makes the one the other. */
    static int distance(byte from, byte to) {
        int ordinal = ordinal(from);
        if (ordinal < 0 || ordinal(to) < 0 || (from ^ to) >= ' ') {
            return -1;
        }
        int distance = to - from;
        return distance < 0 ? distance + LETTERS : distance;
    }
}
