package org.axonmark.functions.words;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.functions.words.WordTable.Direction;
import org.axonmark.hypothesis.Hypothesis;

/**
 * A concept of the hypothesis language that can be asked, by the table that concepts respond by. Responses are whole hundredths. What names no word of
 * the vocabulary is near to nothing.
 */
public final class Concept {

    private static final double HUNDREDTHS = 100;

    private final List<Direction> words;
    private final List<Direction> not;
    private final double from;
    private final double to;

    private Concept(List<Direction> words, List<Direction> not, double from, double to) {
        this.words = words;
        this.not = not;
        this.from = from;
        this.to = to;
    }

    /** Returns the concept of a hypothesis. */
    public static Concept of(Hypothesis.Words hypothesis) {
        return new Concept(directions(hypothesis.words()), directions(hypothesis.not()), hypothesis.from(), hypothesis.to());
    }

    /** Returns the concept of a hypothesis. */
    public static Concept of(Hypothesis.Description hypothesis) {
        return new Concept(directions(List.of(hypothesis.text())), List.of(), 0, 1);
    }

    /**
     * Returns the response to a word, 0 to 1.
     *
     * @param number of the word in the vocabulary
     */
    public double of(int number) {
        Direction word = WordTable.driver().word(number);
        double near = nearest(word, words);
        if (words.isEmpty() || (!not.isEmpty() && nearest(word, not) >= near) || near < from) {
            return 0;
        }
        return near >= to ? 1 : Math.rint(HUNDREDTHS * ((near - from) / (to - from))) / HUNDREDTHS;
    }

    /** Returns the responses to words. */
    public double[] of(List<Integer> numbers) {
        double[] responses = new double[numbers.size()];
        for (int i = 0; i < responses.length; i++) {
            responses[i] = of(numbers.get(i));
        }
        return responses;
    }

    private static double nearest(Direction word, List<Direction> others) {
        double nearest = -1;
        for (Direction other : others) {
            nearest = Math.max(nearest, word.nearness(other));
        }
        return nearest;
    }

    private static List<Direction> directions(List<String> texts) {
        List<Direction> directions = new ArrayList<>();
        for (String text : texts) {
            WordTable.driver().text(text).ifPresent(directions::add);
        }
        return directions;
    }
}
