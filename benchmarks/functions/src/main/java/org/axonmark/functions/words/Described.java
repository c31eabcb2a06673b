package org.axonmark.functions.words;

import java.util.List;
import java.util.Optional;

import org.axonmark.functions.words.WordTable.Direction;

/** Judges a description of a concept by another encoder than the one that concepts respond by. */
public final class Described {

    private Described() {}

    /**
     * Returns how well nearness to a text follows responses: Pearson's coefficient over words; 0 for a text that names no word of the vocabulary.
     *
     * @param text read as {@link WordTable#text} does
     * @param words numbers in the vocabulary
     * @param responses the concept's responses to them
     */
    public static double follows(String text, List<Integer> words, double[] responses) {
        WordTable table = WordTable.judge();
        Optional<Direction> said = table.text(text);
        if (said.isEmpty()) {
            return 0;
        }
        double[] near = new double[responses.length];
        for (int i = 0; i < near.length; i++) {
            near[i] = table.word(words.get(i)).nearness(said.get());
        }
        return Correlation.of(near, responses);
    }
}
