package org.axonmark.functions.generator;

import java.util.Arrays;
import java.util.List;

/**
 * Which words may be asked in a set of items, two thirds of all, and which are kept for scoring.
 *
 * @param asked words that may be asked, in the order of their characters
 * @param kept the other words, in the same order
 */
public record WordSplit(List<String> asked, List<String> kept) {

    private static final int SHARE = 3;

    /** Copies the lists. */
    public WordSplit {
        asked = List.copyOf(asked);
        kept = List.copyOf(kept);
    }

    /** Draws the split of a seed. */
    static WordSplit of(Seed seed, String kind, List<String> words) {
        int[] order = seed.stream(kind, -1, "words kept").permutation(words.size());
        List<String> drawn = Arrays.stream(order).mapToObj(words::get).toList();
        int kept = words.size() / SHARE;
        return new WordSplit(drawn.subList(kept, words.size()).stream().sorted().toList(),
                drawn.subList(0, kept).stream().sorted().toList());
    }
}
