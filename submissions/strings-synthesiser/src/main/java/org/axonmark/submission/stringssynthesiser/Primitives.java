package org.axonmark.submission.stringssynthesiser;

import static org.axonmark.submission.stringssynthesiser.Step.LENGTH;
import static org.axonmark.submission.stringssynthesiser.Step.TEXT;
import static org.axonmark.submission.stringssynthesiser.Step.literal;
import static org.axonmark.submission.stringssynthesiser.Step.number;
import static org.axonmark.submission.stringssynthesiser.Step.ordinalAt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Operator;

/** The published primitives, all but those that have too many parameters to be listed: letters put behind or before, and permutations. */
final class Primitives {

    static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    static final String UPPER = LOWER.toUpperCase(Locale.ROOT);
    static final String LETTERS = LOWER + UPPER;

    /** A choice among the 30 published primitives. */
    static final double CHOICE = 4.9;

    /** A choice among the 52 letters. */
    static final double LETTER = 5.7;

    private static final List<Operator> PLAIN = List.of(Operator.UPPER, Operator.LOWER, Operator.SWAPCASE, Operator.REVERSE,
            Operator.REVERSEWORDS, Operator.REVERSEVOWELS, Operator.STRIP, Operator.SORTLETTERS, Operator.UNIQUE);
    private static final double CLASS_BITS = CHOICE + 1.6;
    private static final double SHIFT_BITS = CHOICE + 4.6;
    private static final double INDEX_BITS = CHOICE + 2.6;
    private static final double FIND_BITS = CHOICE + 4.7;
    private static final double TIMES_BITS = CHOICE + 1;
    private static final double SWAP_BITS = CHOICE + 4;

    /** Primitives with few parameters. */
    private final List<Step> few = new ArrayList<>();

    /** A letter inserted, replaced or removed. */
    private final List<Step> lettered = new ArrayList<>();

    Primitives() {
        PLAIN.forEach(operator -> few.add(Step.of(CHOICE, operator, TEXT)));
        addClasses();
        addShifts();
        for (int i = 0; i < 4; i++) {
            for (int j = i + 1; j < i + 5; j++) {
                few.add(Step.of(SWAP_BITS, Operator.SWAP, TEXT, number(i), number(j)));
            }
            few.add(Step.of(CHOICE + 2, Operator.SPELL, ordinalAt(i)));
            few.add(Step.of(CHOICE + 2, Operator.DIGITS, ordinalAt(i)));
        }
        few.add(Step.of(CHOICE, Operator.SPELL, LENGTH));
        few.add(halves());
        for (int times = 2; times < 4; times++) {
            few.add(Step.of(TIMES_BITS, Operator.REPEAT, TEXT, number(times)));
            few.add(Step.of(TIMES_BITS, Operator.STRETCH, TEXT, number(times)));
        }
        addLettered();
    }

    List<Step> few() {
        return few;
    }

    List<Step> lettered() {
        return lettered;
    }

    static Step append(String letters) {
        return Step.of(affixBits(letters), Operator.CONCAT, TEXT, literal(letters));
    }

    static Step prepend(String letters) {
        return Step.of(affixBits(letters), Operator.CONCAT, literal(letters), TEXT);
    }

    private static double affixBits(String letters) {
        return CHOICE + 2.3 + LETTER * letters.length();
    }

    static Step insert(int index, String letter) {
        return Step.of(CHOICE + 3.3 + LETTER, Operator.INSERT, TEXT, number(index), literal(letter));
    }

    static Step replace(char letter, char by) {
        return Step.of(CHOICE + 2 * LETTER, Operator.REPLACE, TEXT, literal(String.valueOf(letter)), literal(String.valueOf(by)));
    }

    static Step remove(char letter) {
        return Step.of(CHOICE + LETTER, Operator.REPLACE, TEXT, literal(String.valueOf(letter)), literal(""));
    }

    private static Step halves() {
        Expression half = new Call(Operator.DIVIDE, LENGTH, number(2));
        return Step.of(CHOICE, Operator.CONCAT, new Call(Operator.REVERSE, new Call(Operator.SLICE, TEXT, number(0), half)),
                new Call(Operator.SLICE, TEXT, half, LENGTH));
    }

    private void addClasses() {
        for (String characters : List.of(UPPER, LOWER, "aeiouAEIOU")) {
            Expression kept = new Call(Operator.KEEP, TEXT, literal(characters));
            few.add(Step.of(CLASS_BITS, kept));
            few.add(Step.of(CLASS_BITS, Operator.TRANSLATE, TEXT, literal(characters), literal("")));
            few.add(Step.of(CLASS_BITS, Operator.SPELL, new Call(Operator.LENGTH, kept)));
        }
    }

    private void addShifts() {
        for (int places = 1; places < 26; places++) {
            few.add(Step.of(SHIFT_BITS, Operator.SHIFT, TEXT, number(places)));
        }
        few.add(Step.of(CHOICE, Operator.SHIFT, TEXT, LENGTH));
        for (int i = 0; i < 6; i++) {
            few.add(Step.of(INDEX_BITS, Operator.SHIFT, TEXT, ordinalAt(i)));
            few.add(Step.of(INDEX_BITS, Operator.SHIFT, TEXT, new Call(Operator.NEGATE, ordinalAt(i))));
        }
    }

    private void addLettered() {
        for (int i = 0; i < LOWER.length(); i++) {
            few.add(Step.of(FIND_BITS, Operator.DIGITS,
                    new Call(Operator.FIND, new Call(Operator.LOWER, TEXT), literal(LOWER.substring(i, i + 1)))));
        }
        for (int i = 0; i < LETTERS.length(); i++) {
            char letter = LETTERS.charAt(i);
            lettered.add(remove(letter));
            for (int index = 0; index < 10; index++) {
                lettered.add(insert(index, String.valueOf(letter)));
            }
            for (int j = 0; j < LETTERS.length(); j++) {
                if (i != j) {
                    lettered.add(replace(letter, LETTERS.charAt(j)));
                }
            }
        }
    }
}
