package org.axonmark.submission.stringssynthesiser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.axonmark.hypothesis.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Finds programs over the published core. Rows of texts are listed from both ends, those that steps make of the inputs and those that undone
 * steps make of the answers, the likeliest first and each row of texts once; for pairs of rows, again the likeliest first, the one step between
 * them is read off. Bounded in rows and
 * pairs, not in time, so that a busy host finds the same; a search takes about a second.
 */
final class CoreSearch {

    private static final int MOST_ROWS = 40_000;
    private static final double MOST_BITS = 18.4;
    private static final double MOST_PAIR_BITS = 32;
    private static final double BAND = 0.5;
    private static final long MOST_PAIRS = 35_000_000;

    /** How many pairs a step read off costs. */
    private static final int READ_OFF = 40;
    private static final int MOST_PROGRAMS = 64;
    private static final int LEAST_PROBE = 9;

    private final List<Move> moves = Move.all();
    private final List<Move> undone = new ArrayList<>();

    CoreSearch() {
        moves.stream().filter(Move::canBeUndone).forEach(undone::add);
        undone.add(new Move.Dropped());
    }

    /** Returns programs that give all these answers, the likeliest first; some input is of nine capitals or more. */
    List<Program> programs(String[] inputs, String[] answers) {
        int probe = probe(inputs);
        List<Row> fronts = Row.reached(bytes(inputs), moves, false, MOST_BITS, MOST_ROWS);
        List<Row> backs = Row.reached(bytes(answers), undone, true, MOST_BITS, MOST_ROWS);
        double[] bits = backs.stream().mapToDouble(Row::bits).toArray();
        byte[][] ends = backs.stream().map(row -> row.texts()[probe]).toArray(byte[][]::new);
        List<Program> found = new ArrayList<>();
        long pairs = 0;
        for (double low = 0; low < MOST_PAIR_BITS && found.size() < MOST_PROGRAMS; low += BAND) {
            for (Row front : fronts) {
                if (front.bits() >= low + BAND || pairs > MOST_PAIRS) {
                    break;
                }
                byte[] begin = front.texts()[probe];
                for (int i = first(bits, low - front.bits()); i < bits.length && bits[i] < low + BAND - front.bits(); i++) {
                    pairs++;
                    if (ends[i].length == begin.length && Middle.mayTurn(begin, ends[i])) {
                        pairs += READ_OFF;
                        add(found, front, backs.get(i), inputs, answers);
                    }
                }
            }
        }
        found.sort(Comparator.comparingDouble(Program::bits));
        return found;
    }

    /** Returns the index of the first value that is not below a bound; values ascend. */
    private static int first(double[] values, double bound) {
        int at = Arrays.binarySearch(values, bound);
        int first = at < 0 ? -at - 1 : at;
        while (first > 0 && values[first - 1] >= bound) {
            first--;
        }
        return first;
    }

    private static void add(List<Program> found, Row front, Row back, String[] inputs, String[] answers) {
        List<Step> between = Arrays.deepEquals(front.texts(), back.texts()) ? List.of(Step.of(0, Step.TEXT)) : Middle.between(front, back);
        for (Step middle : between) {
            List<Expression> stages = new ArrayList<>();
            for (Row row = front; row.next() != null && row.move() != null; row = row.next()) {
                stages.add(row.move().expression());
            }
            Collections.reverse(stages);
            if (!middle.expression().equals(Step.TEXT)) {
                stages.add(middle.expression());
            }
            double bits = front.bits() + middle.bits() + back.bits();
            if (addRest(stages, back) && !stages.isEmpty()) {
                Program program = Program.of(bits, stages);
                if (program.gives(inputs, answers)) {
                    found.add(program);
                }
            }
        }
    }

    /** Adds the steps that were undone; false if a letter put behind is that of no amount. */
    private static boolean addRest(List<Expression> stages, Row back) {
        for (Row row = back; row != null; row = row.next()) {
            @Nullable Move move = row.move();
            @Nullable Row next = row.next();
            if (move instanceof Move.Dropped && next != null) {
                List<Amount> amounts = Amount.fitting(row.texts(), last(next.texts()));
                if (amounts.isEmpty()) {
                    return false;
                }
                stages.add(new Move.Append(amounts.getFirst()).expression());
            } else if (move != null) {
                stages.add(move.expression());
            }
        }
        return true;
    }

    private static int[] last(byte[][] texts) {
        return Arrays.stream(texts).mapToInt(text -> Amount.ordinal(text[text.length - 1])).toArray();
    }

    private static int probe(String[] inputs) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].matches("[A-Z]{" + LEAST_PROBE + ",}")) {
                return i;
            }
        }
        throw new IllegalArgumentException("no input of " + LEAST_PROBE + " capitals or more");
    }

    private static byte[][] bytes(String[] texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
    }
}
