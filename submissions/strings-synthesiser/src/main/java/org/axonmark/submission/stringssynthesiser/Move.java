package org.axonmark.submission.stringssynthesiser;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Operator;
import org.jspecify.annotations.Nullable;

/** A step over the published core that has few enough parameters to be listed. Texts are ASCII, one byte a character. */
sealed interface Move {

    /** Minus log2 of one of the seven kinds of steps. */
    double CHOICE = 2.8;

    /** Returns what it makes of a text. */
    byte[] of(byte[] text);

    /** Returns the only text that it makes another of; null if there is none, or if there may be two. */
    byte @Nullable [] undone(byte[] text);

    /** Returns minus log2 of how likely the published law draws it. */
    double bits();

    /** Returns what it does. */
    Expression expression();

    /** Tells whether {@link #undone} ever returns a text. */
    default boolean canBeUndone() {
        return true;
    }

    /** Returns all of them. */
    static List<Move> all() {
        List<Move> moves = new ArrayList<>();
        for (int n = 1; n <= 4; n++) {
            moves.add(new Rotate(n));
        }
        for (int step = 1; step < Amount.LETTERS; step++) {
            moves.add(new ShiftStep(step));
        }
        for (Amount amount : Amount.all()) {
            moves.add(new Shift(amount));
            moves.add(new Append(amount));
        }
        return moves;
    }

    /**
     * The first characters put behind the others.
     *
     * @param n how many, at least 1
     */
    record Rotate(int n) implements Move {
        @Override
        public byte[] of(byte[] text) {
            return turned(text, n);
        }

        @Override
        public byte[] undone(byte[] text) {
            return turned(text, text.length - n);
        }

        /** A text shorter than the number of characters to be turned stays. */
        private static byte[] turned(byte[] text, int n) {
            if (n <= 0 || n >= text.length) {
                return text;
            }
            byte[] out = new byte[text.length];
            System.arraycopy(text, n, out, 0, text.length - n);
            System.arraycopy(text, 0, out, text.length - n, n);
            return out;
        }

        @Override
        public double bits() {
            return CHOICE + 2;
        }

        @Override
        public Expression expression() {
            return new Call(Operator.CONCAT, new Call(Operator.SLICE, Step.TEXT, Step.number(n), Step.LENGTH),
                    new Call(Operator.SLICE, Step.TEXT, Step.number(0), Step.number(n)));
        }
    }

    /**
     * Each letter moved on by a multiple of its index.
     *
     * @param step 1 to 25
     */
    record ShiftStep(int step) implements Move {
        @Override
        public byte[] of(byte[] text) {
            return Amount.shifted(text, 0, step);
        }

        @Override
        public byte[] undone(byte[] text) {
            return Amount.shifted(text, 0, -step);
        }

        @Override
        public double bits() {
            return CHOICE + 4.6;
        }

        @Override
        public Expression expression() {
            return new Call(Operator.SHIFTSTEP, Step.TEXT, Step.number(step));
        }
    }

    /**
     * Each letter moved on by an amount.
     *
     * @param amount by how much
     */
    record Shift(Amount amount) implements Move {

        private static final int[] INVERSES = inverses();

        @Override
        public byte[] of(byte[] text) {
            return Amount.shifted(text, amount.of(text), 0);
        }

        /** The letter that is measured moves by its own multiple, so it can be told where that multiple is prime to 26. */
        @Override
        public byte @Nullable [] undone(byte[] text) {
            int at = amount.measured() - 1;
            int ordinal = at < 0 || at >= text.length ? -1 : Amount.ordinal(text[at]);
            if (ordinal < 0) {
                return Amount.shifted(text, -amount.of(text), 0);
            }
            int inverse = INVERSES[amount.factor() + 1];
            int before = inverse * (ordinal - amount.constant());
            return inverse == 0 ? null : Amount.shifted(text, -(amount.factor() * before + amount.constant()), 0);
        }

        @Override
        public boolean canBeUndone() {
            return amount.measured() == 0 || INVERSES[amount.factor() + 1] != 0;
        }

        @Override
        public double bits() {
            return CHOICE + amount.bits();
        }

        @Override
        public Expression expression() {
            return new Call(Operator.SHIFT, Step.TEXT, amount.expression());
        }

        /** Inverses mod 26 of what a measured letter is multiplied by; 0 where there is none. */
        private static int[] inverses() {
            int[] inverses = new int[Amount.FACTORS + 2];
            for (int n = 1; n < inverses.length; n++) {
                for (int m = 1; m < Amount.LETTERS; m++) {
                    inverses[n] = n * m % Amount.LETTERS == 1 ? m : inverses[n];
                }
            }
            return inverses;
        }
    }

    /**
     * The small letter of an amount put behind.
     *
     * @param amount its place
     */
    record Append(Amount amount) implements Move {
        @Override
        public byte[] of(byte[] text) {
            byte[] out = new byte[text.length + 1];
            System.arraycopy(text, 0, out, 0, text.length);
            out[text.length] = (byte) ('a' + Math.floorMod(amount.of(text), Amount.LETTERS));
            return out;
        }

        /** Nothing: it is undone whatever its amount, by {@link Dropped}. */
        @Override
        public byte @Nullable [] undone(byte[] text) {
            return null;
        }

        @Override
        public boolean canBeUndone() {
            return false;
        }

        @Override
        public double bits() {
            return CHOICE + amount.bits();
        }

        @Override
        public Expression expression() {
            return new Call(Operator.CONCAT, Step.TEXT, new Call(Operator.LETTER, amount.expression()));
        }
    }

    /** An {@link Append} of an amount that is not known yet; it can only be undone. */
    record Dropped() implements Move {
        @Override
        public byte[] of(byte[] text) {
            throw new IllegalStateException("the amount is to be fitted first");
        }

        @Override
        public byte @Nullable [] undone(byte[] text) {
            int last = text.length - 1;
            if (last < 0 || text[last] < 'a' || text[last] > 'z') {
                return null;
            }
            byte[] out = new byte[last];
            System.arraycopy(text, 0, out, 0, last);
            return out;
        }

        /** What it costs to try it: the choice of the kind. */
        @Override
        public double bits() {
            return CHOICE;
        }

        @Override
        public Expression expression() {
            throw new IllegalStateException("the amount is to be fitted first");
        }
    }
}
