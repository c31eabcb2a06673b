package org.axonmark.spiking.stimuli;

import org.axonmark.results.statistics.HmacStream;
import org.axonmark.task.RoundSeed;

/**
 * Draws pairs of stored bits and probe under a seed: both are sets of their size, each equally likely. Pairs are made in blocks, each by its number
 * alone.
 */
public final class SdrPairs {

    private final RoundSeed seed;
    private final SdrMatch match;
    private final int width;

    /** Creates a generator. */
    public SdrPairs(RoundSeed seed, SdrMatch match) {
        this.seed = seed;
        this.match = match;
        this.width = Integer.SIZE - Integer.numberOfLeadingZeros(match.bits() - 1);
    }

    /** Takes one pair after the other. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes a pair.
         *
         * @param stored the bits' numbers; the next pair overwrites them
         * @param probe the active bits' numbers; the next pair overwrites them
         * @param matches the truth
         */
        void take(int[] stored, int[] probe, boolean matches);
    }

    /**
     * Makes the pairs of a block.
     *
     * @param block from 0
     * @param pairs how many
     */
    public void block(int block, int pairs, Taker taker) {
        Draws draws = new Draws(seed.stream("sdr", match.bits() + "-" + match.active() + "-" + match.stored(), Integer.toString(block)));
        int[] stored = new int[match.stored()];
        int[] probe = new int[match.active()];
        int[] mark = new int[match.bits()];
        for (int pair = 1; pair <= pairs; pair++) {
            fill(draws, stored, mark, -pair, -pair);
            int common = fill(draws, probe, mark, pair, -pair);
            taker.take(stored, probe, common >= match.threshold());
        }
    }

    /** Draws a set, marks its bits, and returns how many bore another mark. */
    private int fill(Draws draws, int[] set, int[] mark, int as, int other) {
        int common = 0;
        for (int count = 0; count < set.length;) {
            int bit = draws.next();
            if (bit < match.bits() && mark[bit] != as) {
                common += mark[bit] == other ? 1 : 0;
                mark[bit] = as;
                set[count++] = bit;
            }
        }
        return common;
    }

    /** Numbers of as many bits as a code's bits have numbers. */
    private final class Draws {

        private final HmacStream stream;
        private long bits;
        private int left;

        Draws(HmacStream stream) {
            this.stream = stream;
        }

        int next() {
            if (left < width) {
                bits = stream.nextLong();
                left = Long.SIZE;
            }
            left -= width;
            int number = (int) (bits & ((1L << width) - 1));
            bits >>>= width;
            return number;
        }
    }
}
