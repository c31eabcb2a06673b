package org.axonmark.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Guesses what a mistyped word was to be: the known word by the fewest changed, missing or superfluous letters. */
final class Nearest {

    private static final int LONGEST = 200;

    private Nearest() {}

    /** Returns {@code ; did you mean 'word'?} for the nearest word, or nothing if none is near. */
    static String meant(String typed, Collection<String> known) {
        if (typed.length() > LONGEST) {
            return "";
        }
        String lower = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(word -> distance(lower, word)))
                .filter(word -> distance(lower, word) <= Math.max(2, Math.min(word.length(), lower.length()) / 3))
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] above = Stream.iterate(0, i -> i + 1).limit(b.length() + 1L).mapToInt(Integer::intValue).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
