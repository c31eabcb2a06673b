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
        int[][] present = shape.present(weights);
        long allLandings = 0;
        long byRight = 0;
        for (int position = 0; position < positions; position++) {
            int[] here = landing.taps(position);
            landed[position] = here.length;
            allLandings += here.length;
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
                long lands = 0;
                long meets = 0;
                for (int position = 0; position < positions; position++) {
                    int active = Entries.mask(input[from + position]);
                    lands += landed[position] & active;
                    meets += here[position] & active;
                }
                left += lands;
                both += meets;
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
