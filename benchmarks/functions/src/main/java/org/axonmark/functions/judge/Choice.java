package org.axonmark.functions.judge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Three candidates of which one agrees with a function, as a judge is asked to tell it by a description (FIND, arXiv 2309.03886). No candidate
 * begins or ends with white space, or has more than one space in a row: in FIND's relations a leading space told the right one.
 *
 * @param right agrees with the function
 * @param wrong does not
 * @param otherWrong does not either
 */
public record Choice(String right, String wrong, String otherWrong) {

    /** How many choices a judge is asked of one description at most. */
    public static final int MAX = 10;

    private static final int MAX_LENGTH = 300;

    /** Tidies the candidates and checks that they differ. */
    public Choice {
        right = tidy(right);
        wrong = tidy(wrong);
        otherWrong = tidy(otherWrong);
        if (Set.copyOf(List.of(right, wrong, otherWrong)).size() < 3) {
            throw new IllegalArgumentException("the candidates '" + right + "', '" + wrong + "', '" + otherWrong
                    + "' do not differ in more than white space; give three that do");
        }
    }

    /**
     * Returns choices between a function's value and two values of other functions, all of the same input. An input at which fewer than
     * two other functions differ from it is passed over.
     *
     * @param inputs in the order of choice; {@link #MAX} choices at most are made
     * @param function the function itself
     * @param others functions drawn like it
     */
    public static List<Choice> among(List<String> inputs, UnaryOperator<String> function, List<UnaryOperator<String>> others) {
        List<Choice> choices = new ArrayList<>();
        for (String input : inputs) {
            Set<String> values = new LinkedHashSet<>();
            values.add(tidy(function.apply(input)));
            for (UnaryOperator<String> other : others) {
                values.add(tidy(other.apply(input)));
            }
            if (values.size() >= 3 && choices.size() < MAX) {
                List<String> candidates = values.stream().limit(3).map(value -> tidy(input) + " -> " + value).toList();
                choices.add(new Choice(candidates.get(0), candidates.get(1), candidates.get(2)));
            }
        }
        return choices;
    }

    List<String> candidates() {
        return List.of(right, wrong, otherWrong);
    }

    /** On one line, without spaces at the ends or in rows, and cut to a length. */
    static String tidy(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}\\p{Z}]+", " ").strip();
        return cut(line, MAX_LENGTH).strip();
    }

    /** The first characters; halves of surrogate pairs become question marks. */
    static String cut(String text, int most) {
        String first = text.length() <= most ? text : text.substring(0, most);
        return new String(first.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
