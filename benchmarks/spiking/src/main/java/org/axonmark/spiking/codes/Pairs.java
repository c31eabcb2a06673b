package org.axonmark.spiking.codes;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

import org.axonmark.results.format.Sha256;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.protocol.ClassMarking;
import org.axonmark.spiking.protocol.StimulusSet;
import org.axonmark.spiking.stimuli.SdrMatch;
import org.axonmark.spiking.stimuli.SdrPairs;
import org.axonmark.task.RoundSeed;

/**
 * The pairs of an evaluation, in blocks; one more block gives the pairs whose cost is counted. All follows from the seed.
 *
 * @param seed of the round or of practice
 * @param blocks of each kind of pair
 * @param size pairs of a block
 */
record Pairs(RoundSeed seed, int blocks, int size) {

    /** The kinds of pairs. */
    static final List<SdrMatch> KINDS = List.of(new SdrMatch(256, 32, 12, 4), new SdrMatch(256, 32, 12, 5), new SdrMatch(128, 12, 8, 3));

    /** Places of a channel; codes of fewer bits leave the last ones empty. */
    static final int WIDTH = 256;

    /** A still stimulus of three channels: what is stored, the probe, and the threshold, so many of its first places. */
    static final SpikingSetup SETUP = new SpikingSetup(1, 3, 1, WIDTH, 2);

    /** Numbers of a stimulus. */
    static final int NUMBERS = 3 * WIDTH;

    /** Pairs of each kind whose cost is counted. */
    static final int COUNTED = 20;

    Pairs {
        if (blocks < 1 || size < 1) {
            throw new IllegalArgumentException(blocks + " blocks of " + size + " pairs; one of each is needed");
        }
    }

    /** Returns the id of a kind, such as {@code 256-32-12-4}. */
    static String id(SdrMatch kind) {
        return "%d-%d-%d-%d".formatted(kind.bits(), kind.active(), kind.stored(), kind.threshold());
    }

    /** Takes one stimulus after the other. */
    interface Taker {

        /**
         * Takes a pair.
         *
         * @param values {@code [3][1][256]}
         * @param matches the truth
         */
        void take(float[] values, boolean matches);
    }

    /** Makes a block's stimuli. */
    void stimuli(SdrMatch kind, int block, int count, Taker taker) {
        new SdrPairs(seed, kind).block(block, count, (stored, probe, matches) -> {
            float[] values = new float[NUMBERS];
            for (int bit : stored) {
                values[bit] = 1;
            }
            for (int bit : probe) {
                values[WIDTH + bit] = 1;
            }
            Arrays.fill(values, 2 * WIDTH, 2 * WIDTH + kind.threshold(), 1);
            taker.take(values, matches);
        });
    }

    /** Returns which pairs of a block match. */
    BitSet truth(SdrMatch kind, int block) {
        BitSet truth = new BitSet(size);
        int[] pair = {0};
        new SdrPairs(seed, kind).block(block, size, (stored, probe, matches) -> truth.set(pair[0]++, matches));
        return truth;
    }

    /** Returns the pairs whose cost is counted. */
    StimulusSet<List<Integer>> counted() {
        List<StimulusSet.Stimulus<List<Integer>>> stimuli = new ArrayList<>();
        for (SdrMatch kind : KINDS) {
            stimuli(kind, blocks, COUNTED, (values, matches) -> stimuli.add(new StimulusSet.Stimulus<>(
                    "pair-%s-%02d".formatted(id(kind), stimuli.size() % COUNTED), List.of(matches ? 1 : 0), () -> values)));
        }
        return new StimulusSet<>(SETUP, true, new ClassMarking(1, SETUP.classes()), stimuli);
    }

    /** Returns the sum over all pairs' bits and truths. */
    Sha256 identity() {
        MessageDigest digest = Sha256.digest();
        for (SdrMatch kind : KINDS) {
            ByteBuffer pair = ByteBuffer.allocate(2 * (kind.stored() + kind.active()) + 1);
            for (int block = 0; block <= blocks; block++) {
                new SdrPairs(seed, kind).block(block, block < blocks ? size : COUNTED, (stored, probe, matches) -> {
                    pair.clear();
                    for (int bit : stored) {
                        pair.putShort((short) bit);
                    }
                    for (int bit : probe) {
                        pair.putShort((short) bit);
                    }
                    digest.update(pair.put((byte) (matches ? 1 : 0)).flip());
                });
            }
        }
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }
}
