package org.axonmark.submission.stringssynthesiser;

import java.util.Arrays;
import java.util.Optional;

import org.axonmark.hypothesis.Operator;

/** Which character stands for which, learned from texts of equal length. */
final class Letters {

    private static final int CHARACTERS = 128;

    /** Minus log2 of one of the 26! permutations. */
    private static final double PERMUTATION_BITS = Primitives.CHOICE + 88;

    private final int[] images = new int[CHARACTERS];

    private Letters() {
        Arrays.fill(images, -1);
    }

    /** Learns from pairs of texts; empty if lengths or images contradict. */
    static Optional<Letters> of(String[] from, String[] to) {
        Letters letters = new Letters();
        for (int i = 0; i < from.length; i++) {
            if (!letters.learn(from[i], to[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(letters);
    }

    private boolean learn(String from, String to) {
        if (from.length() != to.length()) {
            return false;
        }
        for (int i = 0; i < from.length(); i++) {
            int source = from.charAt(i);
            int image = to.charAt(i);
            if (source >= CHARACTERS || image >= CHARACTERS || (images[source] >= 0 && images[source] != image)) {
                return false;
            }
            images[source] = image;
        }
        return true;
    }

    /** A permutation of the small letters that leaves all else; letters not yet seen are given images not yet seen, their own if free. */
    Optional<Step> permutation() {
        boolean[] taken = new boolean[CHARACTERS];
        for (int c = 0; c < CHARACTERS; c++) {
            boolean small = c >= 'a' && c <= 'z';
            int image = images[c];
            if (image >= 0 && (small ? image < 'a' || image > 'z' || taken[image] : image != c)) {
                return Optional.empty();
            }
            if (image >= 0) {
                taken[image] = true;
            }
        }
        int[] whole = images.clone();
        for (int c = 'a'; c <= 'z'; c++) {
            if (whole[c] < 0 && !taken[c]) {
                whole[c] = c;
                taken[c] = true;
            }
        }
        int free = 'a';
        StringBuilder to = new StringBuilder();
        for (int c = 'a'; c <= 'z'; c++) {
            while (whole[c] < 0 && taken[free]) {
                free++;
            }
            if (whole[c] < 0) {
                whole[c] = free;
                taken[free] = true;
            }
            to.append((char) whole[c]);
        }
        return Optional.of(Step.of(PERMUTATION_BITS, Operator.TRANSLATE, Step.TEXT, Step.literal(Primitives.LOWER),
                Step.literal(to.toString())));
    }

    /** Any change of single characters; what was not seen stays. */
    Step change() {
        StringBuilder from = new StringBuilder();
        StringBuilder to = new StringBuilder();
        for (int c = 0; c < CHARACTERS; c++) {
            if (images[c] >= 0 && images[c] != c) {
                from.append((char) c);
                to.append((char) images[c]);
            }
        }
        double bits = Primitives.CHOICE + Math.min(2 * Primitives.LETTER * from.length(), PERMUTATION_BITS + Primitives.CHOICE);
        return Step.of(bits, Operator.TRANSLATE, Step.TEXT, Step.literal(from.toString()), Step.literal(to.toString()));
    }
}
