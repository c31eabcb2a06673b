package org.axonmark.submission.stringssynthesiser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Expression.Call;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.Operator;

/** Reads the one step off that turns a row into another: of those over the published core, the ones with too many parameters to be listed. */
final class Middle {

    /** Where more fit, too little was asked to tell them apart. */
    private static final int MOST_STEPS = 9;
    private static final int LEAST_KEY = 2;
    private static final int MOST_KEY = 4;
    private static final int LEAST_LENGTH = 4;
    private static final int MOST_LENGTH = 8;
    private static final int MOST_TURN = 3;
    private static final double CHOICE_BITS = Move.CHOICE + 2.3 + 1.6;
    private static final double KEY_LETTER = 4.7;

    private Middle() {}

    /**
     * Tells at a glance whether some step may turn one text into another: a shift, a key or a permutation of small letters; each keeps the case of
     * a letter. The texts are of the same length, at least 6, and hold letters only.
     */
    static boolean mayTurn(byte[] from, byte[] to) {
        int d0 = Amount.distance(from[0], to[0]);
        int d1 = Amount.distance(from[1], to[1]);
        int d2 = Amount.distance(from[2], to[2]);
        int d3 = Amount.distance(from[3], to[3]);
        int d4 = Amount.distance(from[4], to[4]);
        int d5 = Amount.distance(from[5], to[5]);
        if ((d0 | d1 | d2 | d3 | d4 | d5) < 0) {
            return false;
        }
        return (d0 == d2 && d1 == d3) || (d0 == d3 && d1 == d4 && d2 == d5) || (d0 == d4 && d1 == d5)
                || (stays(from[0], d0) && stays(from[1], d1) && stays(from[2], d2) && stays(from[3], d3) && stays(from[4], d4));
    }

    /** A permutation of small letters leaves capitals. */
    private static boolean stays(byte c, int distance) {
        return distance == 0 || c >= 'a';
    }

    /** Returns steps that turn each text into the one at the same index. */
    static List<Step> between(Row from, Row to) {
        List<Step> steps = new ArrayList<>();
        int[] places = new int[from.texts().length];
        if (constant(from.texts(), to.texts(), places)) {
            for (Amount amount : Amount.fitting(from.texts(), places)) {
                Move shift = new Move.Shift(amount);
                steps.add(Step.of(shift.bits(), shift.expression()));
            }
        }
        addKey(from.texts(), to.texts(), steps);
        addChoices(from.texts(), to.texts(), steps);
        if (sameCapitals(from.texts(), to.texts())) {
            String[] before = from.strings();
            String[] after = to.strings();
            Letters.of(before, after).flatMap(Letters::permutation).filter(step -> step.turns(before, after)).ifPresent(steps::add);
        }
        return steps.subList(0, Math.min(MOST_STEPS, steps.size()));
    }

    /** Tells whether letters of each text are moved on alike, and by how much; −1 where there are no letters. */
    private static boolean constant(byte[][] from, byte[][] to, int[] places) {
        for (int i = 0; i < from.length; i++) {
            places[i] = constant(from[i], to[i]);
            if (places[i] < -1) {
                return false;
            }
        }
        return true;
    }

    /** Returns by how much all letters are moved on; −1 if there are none, −2 if that is not what was done. */
    private static int constant(byte[] from, byte[] to) {
        int places = -1;
        if (from.length != to.length) {
            return -2;
        }
        for (int i = 0; i < from.length; i++) {
            int distance = Amount.distance(from[i], to[i]);
            if (distance < 0 ? from[i] != to[i] : places >= 0 && places != distance) {
                return -2;
            }
            places = Math.max(places, distance);
        }
        return places;
    }

    private static void addKey(byte[][] from, byte[][] to, List<Step> steps) {
        for (int length = LEAST_KEY; length <= MOST_KEY; length++) {
            int[] key = new int[length];
            Arrays.fill(key, -1);
            boolean fits = true;
            for (int i = 0; i < from.length && fits; i++) {
                fits = learnKey(from[i], to[i], key);
            }
            if (fits) {
                StringBuilder letters = new StringBuilder();
                for (int place : key) {
                    letters.append((char) ('a' + Math.max(0, place)));
                }
                steps.add(Step.of(Move.CHOICE + 1.6 + KEY_LETTER * length,
                        new Call(Operator.SHIFTKEY, Step.TEXT, Step.literal(letters.toString()))));
                return;
            }
        }
    }

    private static boolean learnKey(byte[] from, byte[] to, int[] key) {
        if (from.length != to.length) {
            return false;
        }
        for (int i = 0; i < from.length; i++) {
            int distance = Amount.distance(from[i], to[i]);
            int known = key[i % key.length];
            if (distance < 0 ? from[i] != to[i] : known >= 0 && known != distance) {
                return false;
            }
            key[i % key.length] = Math.max(known, distance);
        }
        return true;
    }

    private static void addChoices(byte[][] from, byte[][] to, List<Step> steps) {
        for (int least = LEAST_LENGTH; least <= MOST_LENGTH; least++) {
            int[] places = new int[from.length];
            boolean fits = true;
            for (int i = 0; i < from.length && fits; i++) {
                places[i] = from[i].length < least ? -1 : constant(from[i], to[i]);
                fits = places[i] >= -1;
            }
            for (int turn = 1; turn <= MOST_TURN && fits; turn++) {
                Move.Rotate rotate = new Move.Rotate(turn);
                if (turns(rotate, least, from, to)) {
                    for (Amount amount : Amount.fitting(from, places)) {
                        Move shift = new Move.Shift(amount);
                        Expression choice = new Expression.Choice(Step.LENGTH, new Interval(least, Double.POSITIVE_INFINITY, true, false),
                                shift.expression(), rotate.expression());
                        steps.add(Step.of(CHOICE_BITS + amount.bits(), choice));
                    }
                }
            }
        }
    }

    private static boolean turns(Move.Rotate rotate, int least, byte[][] from, byte[][] to) {
        for (int i = 0; i < from.length; i++) {
            if (from[i].length < least && !Arrays.equals(rotate.of(from[i]), to[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameCapitals(byte[][] from, byte[][] to) {
        for (int i = 0; i < from.length; i++) {
            if (from[i].length != to[i].length) {
                return false;
            }
            for (int j = 0; j < from[i].length; j++) {
                if (from[i][j] < 'a' && from[i][j] != to[i][j]) {
                    return false;
                }
            }
        }
        return true;
    }
}
