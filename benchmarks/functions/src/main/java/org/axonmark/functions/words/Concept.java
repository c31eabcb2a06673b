package org.axonmark.functions.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
        if (words.isEmpty() || near < from || (!not.isEmpty() && nearest(word, not) >= near)) {
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

    /** Returns the responses to all words of the vocabulary, by their numbers. */
    public double[] all() {
        double[] responses = new double[Vocabulary.published().size()];
        Arrays.setAll(responses, this::of);
        return responses;
    }

    /** Tells whether each word taken out of the concept changes the response to some word, the others still being out. */
    public boolean needsAllTakenOut() {
        boolean[] needed = new boolean[not.size()];
        for (int number = 0; number < Vocabulary.published().size(); number++) {
            Direction word = WordTable.driver().word(number);
            double near = nearest(word, words);
            // What does not respond, or not by a hundredth, has nothing to lose.
            if (near > from + (to - from) / HUNDREDTHS || (from == to && near == to)) {
                int[] out = IntStream.range(0, not.size()).filter(i -> word.nearness(not.get(i)) >= near).limit(2).toArray();
                if (out.length == 1) {
                    needed[out[0]] = true;
                }
            }
        }
        for (boolean one : needed) {
            if (!one) {
                return false;
            }
        }
        return true;
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
