package org.axonmark.submission.stringssynthesiser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Texts on the way from inputs to answers, one for each.
 *
 * @param next the row it was made of; null for the first
 * @param move what was done to that one, or undone; null for the first
 * @param texts the texts
 * @param dropped a hash of all letters dropped on the way, since the same texts may be left of others
 * @param bits of all moves
 */
@SuppressWarnings("ArrayRecordComponent") // of this package alone, which changes none
record Row(@Nullable Row next, @Nullable Move move, byte[][] texts, long dropped, double bits) {

    private record Planned(Row from, Move move, double bits) {}

    /**
     * Lists rows that moves lead to, the likeliest first; of rows with the same texts only the likeliest.
     *
     * @param undo whether moves are undone instead of done
     * @param bits no row has more
     * @param most how many rows at most
     */
    static List<Row> reached(byte[][] texts, List<Move> moves, boolean undo, double bits, int most) {
        List<Move> sorted = moves.stream().sorted(Comparator.comparingDouble(Move::bits)).toList();
        List<Row> rows = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        PriorityQueue<Planned> queue = new PriorityQueue<>(Comparator.comparingDouble(Planned::bits));
        @Nullable Row row = new Row(null, null, texts, 0, 0);
        while (row != null && rows.size() < most) {
            if (seen.add(row.hash(row.dropped))) {
                rows.add(row);
                for (Move move : sorted) {
                    if (row.bits + move.bits() > bits) {
                        break;
                    }
                    queue.add(new Planned(row, move, row.bits + move.bits()));
                }
            }
            row = null;
            while (row == null && !queue.isEmpty()) {
                Planned planned = queue.remove();
                row = planned.from.after(planned.move, undo);
            }
        }
        return rows;
    }

    private @Nullable Row after(Move step, boolean undo) {
        byte[][] out = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            byte[] text = undo ? step.undone(texts[i]) : step.of(texts[i]);
            if (text == null) {
                return null;
            }
            out[i] = text;
        }
        return new Row(this, step, out, step instanceof Move.Dropped ? hash(dropped) : dropped, bits + step.bits());
    }

    /** Rows with other texts have another one, but for a chance of about one in 2^60 for each pair. */
    private long hash(long seed) {
        long hash = seed;
        for (byte[] text : texts) {
            hash = hash * 0x5DEECE66DL + text.length;
            hash ^= hash >>> 29;
            for (byte c : text) {
                hash = (hash + c) * 0x2545F4914F6CDD1DL;
                hash ^= hash >>> 32;
            }
        }
        return hash;
    }

    /** Returns the texts as strings. */
    String[] strings() {
        return Arrays.stream(texts).map(text -> new String(text, StandardCharsets.US_ASCII)).toArray(String[]::new);
    }
}
