package org.axonmark.spiking.count;

/**
 * A convolution and its weights. What an active input entry costs depends on its place alone, so it is worked out once and each item is then a single pass
 * over its entries. Immutable; many threads may use one.
 */
public final class WeightedConvolution {

    private final Convolution shape;
    private final Landing landing;
    private final int positions;
    private final int taps;
    /** Taps that land, by position. */
    private final int[] landed;
    /** Weights that are not 0 and that an entry meets, by input channel and position. */
    private final int[][] met;
    /** Taps that land, by position, as bits; none if a kernel has more taps than bits. */
    private final long[] bits;
    /** Positions whose sums are below 2³¹, so that many are added at once. */
    private final int block;
    private final long landings;
    private final long right;

    WeightedConvolution(Convolution shape, float[] weights) {
        this.shape = shape;
        positions = shape.positions();
        taps = shape.taps();
        Sizes.check("kernel", weights, Math.multiplyExact(Math.multiplyExact(shape.inputChannels(), shape.fanOut()), taps));
        Math.multiplyExact(shape.inputChannels(), positions);
        landing = new Landing(shape.axes());
        landed = new int[positions];
        met = new int[shape.inputChannels()][positions];
        bits = new long[taps <= Long.SIZE ? positions : 0];
        block = (int) Math.max(1, Integer.MAX_VALUE / Math.max(1, (long) taps * shape.fanOut()));
        int[][] present = shape.present(weights);
        long allLandings = 0;
        long byRight = 0;
        for (int position = 0; position < positions; position++) {
            int[] here = landing.taps(position);
            landed[position] = here.length;
            allLandings += here.length;
            for (int tap : here) {
                if (bits.length > 0) {
                    bits[position] |= 1L << tap;
                }
            }
            for (int channel = 0; channel < met.length; channel++) {
                for (int tap : here) {
                    met[channel][position] += present[channel][tap];
                }
                byRight += met[channel][position];
            }
        }
        landings = allLandings;
        right = byRight;
    }

    /**
     * Counts one item.
     *
     * @param images time steps of the item, at least 1
     * @param input [image][input channel][position], positions with the last axis running fastest
     * @throws IllegalArgumentException if the input has another number of entries
     */
    public ProductCounts count(int images, float[] input) {
        Sizes.check("input", input, Math.multiplyExact(images, Math.multiplyExact(met.length, positions)));
        long left = 0;
        long both = 0;
        long used = 0;
        for (int channel = 0; channel < met.length; channel++) {
            int[] here = met[channel];
            for (int image = 0; image < images; image++) {
                int from = (image * met.length + channel) * positions;
                for (int begun = 0; begun < positions; begun += block) {
                    int end = Math.min(positions, begun + block);
                    int lands = 0;
                    int meets = 0;
                    for (int position = begun; position < end; position++) {
                        int active = Entries.mask(input[from + position]);
                        lands += landed[position] & active;
                        meets += here[position] & active;
                    }
                    left += lands;
                    both += meets;
                }
            }
            used += used(images, input, channel);
        }
        long pairs = (long) images * met.length * shape.fanOut();
        long textbook = shape.axes().stream().mapToLong(Axis::textbookPairs).reduce(pairs, Math::multiplyExact);
        return new ProductCounts(left * shape.fanOut(), right * images, both, Math.multiplyExact(landings, pairs), textbook,
                used * shape.fanOut());
    }

    /** Returns how many taps of an input channel meet an active entry in any image. */
    private int used(int images, float[] input, int channel) {
        if (bits.length > 0) {
            long every = -1L >>> (Long.SIZE - taps);
            long seen = 0;
            for (int image = 0; image < images; image++) {
                int from = (image * met.length + channel) * positions;
                for (int position = 0; position < positions && seen != every; position++) {
                    seen |= bits[position] & Entries.mask(input[from + position]);
                }
            }
            return Long.bitCount(seen);
        }
        boolean[] read = new boolean[taps];
        int unread = taps;
        for (int image = 0; image < images; image++) {
            int from = (image * met.length + channel) * positions;
            for (int position = 0; position < positions && unread > 0; position++) {
                if (input[from + position] != 0) {
                    unread -= read(position, read);
                }
            }
        }
        return taps - unread;
    }

    /** Marks the taps that an entry meets and returns how many are new. */
    private int read(int position, boolean[] read) {
        int fresh = 0;
        for (int tap : landing.taps(position)) {
            if (!read[tap]) {
                read[tap] = true;
                fresh++;
            }
        }
        return fresh;
    }
}
