package org.axonmark.functions.generator;

import java.util.List;
import java.util.Locale;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Expression.Constant;
import org.axonmark.hypothesis.Expression.Literal;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.Operator;
import org.axonmark.hypothesis.Type;
import org.axonmark.results.statistics.HmacStream;

/** Draws single steps of string functions. Every step is a function of its argument alone: none picks an index anew at each call. */
final class StringDraws {

    private static final Expression TEXT = new Expression.Input(Type.TEXT);
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";
    private static final List<Operator> PLAIN = List.of(Operator.UPPER, Operator.LOWER, Operator.SWAPCASE, Operator.REVERSE,
            Operator.REVERSEWORDS, Operator.REVERSEVOWELS, Operator.STRIP, Operator.SORTLETTERS, Operator.UNIQUE);
    private static final List<Literal> CLASSES =
            List.of(new Literal(ALPHABET.toUpperCase(Locale.ROOT)), new Literal(ALPHABET), new Literal("aeiouAEIOU"));
    private static final Expression LENGTH = new Call(Operator.LENGTH, TEXT);

    /** Number of published primitives that take parameters. */
    private static final int WITH_PARAMETERS = 21;

    private final HmacStream stream;

    StringDraws(HmacStream stream) {
        this.stream = stream;
    }

    /** Draws one of the published primitives on the text. */
    Expression primitive() {
        int which = stream.nextInt(PLAIN.size() + WITH_PARAMETERS);
        return switch (which) {
            case 0 -> new Call(Operator.CONCAT, TEXT, letters(1 + stream.nextInt(5)));
            case 1 -> new Call(Operator.CONCAT, letters(1 + stream.nextInt(5)), TEXT);
            case 2 -> new Call(Operator.INSERT, TEXT, number(stream.nextInt(10)), letters(1));
            case 3 -> new Call(Operator.REPLACE, TEXT, letters(1), letters(1));
            case 4 -> new Call(Operator.REPLACE, TEXT, letters(1), new Literal(""));
            case 5 -> new Call(Operator.KEEP, TEXT, characters());
            case 6 -> new Call(Operator.TRANSLATE, TEXT, characters(), new Literal(""));
            case 7 -> new Call(Operator.SHIFT, TEXT, number(1 + stream.nextInt(25)));
            case 8 -> new Call(Operator.SHIFT, TEXT, LENGTH);
            case 9 -> new Call(Operator.SHIFT, TEXT, ordinalAt(stream.nextInt(6)));
            case 10 -> new Call(Operator.SHIFT, TEXT, new Call(Operator.NEGATE, ordinalAt(stream.nextInt(6))));
            case 11 -> swap();
            case 12 -> new Call(Operator.TRANSLATE, TEXT, new Literal(ALPHABET), new Literal(permuted()));
            case 13 -> new Call(Operator.SPELL, LENGTH);
            case 14 -> new Call(Operator.SPELL, new Call(Operator.LENGTH, new Call(Operator.KEEP, TEXT, characters())));
            case 15 -> new Call(Operator.SPELL, ordinalAt(stream.nextInt(4)));
            case 16 -> new Call(Operator.DIGITS, ordinalAt(stream.nextInt(4)));
            case 17 -> halves();
            case 18 -> new Call(Operator.REPEAT, TEXT, number(2 + stream.nextInt(2)));
            case 19 -> new Call(Operator.STRETCH, TEXT, number(2 + stream.nextInt(2)));
            case 20 -> new Call(Operator.DIGITS, new Call(Operator.FIND, new Call(Operator.LOWER, TEXT), letter()));
            default -> new Call(PLAIN.get(which - WITH_PARAMETERS), TEXT);
        };
    }

    /** Draws a step over the core on the text. */
    Expression core() {
        return switch (stream.nextInt(7)) {
            case 0 -> new Call(Operator.SHIFT, TEXT, amount());
            case 1 -> new Call(Operator.SHIFTSTEP, TEXT, number(1 + stream.nextInt(25)));
            case 2 -> new Call(Operator.SHIFTKEY, TEXT, letters(2 + stream.nextInt(3)));
            case 3 -> new Call(Operator.TRANSLATE, TEXT, new Literal(ALPHABET), new Literal(permuted()));
            case 4 -> rotated(1 + stream.nextInt(4));
            case 5 -> new Call(Operator.CONCAT, TEXT, new Call(Operator.LETTER, amount()));
            default -> new Expression.Choice(LENGTH, new Interval(4 + stream.nextInt(5), Double.POSITIVE_INFINITY,
                    true, false), new Call(Operator.SHIFT, TEXT, amount()), rotated(1 + stream.nextInt(3)));
        };
    }

    /** A number from the text: a multiple of its length or of a letter's place, and a constant. */
    private Expression amount() {
        Expression measured = stream.nextBoolean() ? LENGTH : ordinalAt(stream.nextInt(3));
        return new Call(Operator.ADD, new Call(Operator.MULTIPLY, number(1 + stream.nextInt(11)), measured), number(stream.nextInt(26)));
    }

    private Expression swap() {
        int first = stream.nextInt(4);
        return new Call(Operator.SWAP, TEXT, number(first), number(first + 1 + stream.nextInt(4)));
    }

    private static Expression rotated(int n) {
        return new Call(Operator.CONCAT, new Call(Operator.SLICE, TEXT, number(n), LENGTH),
                new Call(Operator.SLICE, TEXT, number(0), number(n)));
    }

    /** The first half turned round, the rest as it is. */
    private static Expression halves() {
        Expression half = new Call(Operator.DIVIDE, LENGTH, number(2));
        return new Call(Operator.CONCAT, new Call(Operator.REVERSE, new Call(Operator.SLICE, TEXT, number(0), half)),
                new Call(Operator.SLICE, TEXT, half, LENGTH));
    }

    private static Expression ordinalAt(int index) {
        return new Call(Operator.ORDINAL, new Call(Operator.SLICE, TEXT, number(index), number(index + 1)));
    }

    private static Expression number(int value) {
        return new Constant(value);
    }

    private Literal characters() {
        return CLASSES.get(stream.nextInt(CLASSES.size()));
    }

    private Literal letters(int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            char letter = ALPHABET.charAt(stream.nextInt(26));
            letters.append(stream.nextBoolean() ? letter : Character.toUpperCase(letter));
        }
        return new Literal(letters.toString());
    }

    private Literal letter() {
        return new Literal(ALPHABET.substring(stream.nextInt(26)).substring(0, 1));
    }

    private String permuted() {
        StringBuilder permuted = new StringBuilder();
        for (int i : stream.permutation(26)) {
            permuted.append(ALPHABET.charAt(i));
        }
        return permuted.toString();
    }
}
