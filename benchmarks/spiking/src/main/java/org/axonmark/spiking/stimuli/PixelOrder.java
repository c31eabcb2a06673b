package org.axonmark.spiking.stimuli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.task.RoundSeed;

/** The order in which a picture's pixels come, one a step: a permutation of 0 … pixels − 1. Immutable. */
public final class PixelOrder {

    /** Pixels of a picture of Fashion-MNIST. */
    public static final int PIXELS = FashionMnistData.SIDE * FashionMnistData.SIDE;

    /** The SHA-256 of the one permutation of permuted Fashion-MNIST. */
    public static final Sha256 PERMUTED_SUM = new Sha256("3d9a631a4916cac1972f96b01481febb025e44cad63c466a514d5aee31202674");

    private static final byte[] PERMUTED_SEED = "axonmark permuted fashion-mnist 1".getBytes(StandardCharsets.UTF_8);

    private final int[] order;

    private PixelOrder(int[] order) {
        this.order = order;
    }

    /** Returns the order of sequential Fashion-MNIST: row by row, each from the left. */
    public static PixelOrder rows() {
        return new PixelOrder(IntStream.range(0, PIXELS).toArray());
    }

    /**
     * Returns the order of permuted Fashion-MNIST, the same for ever: {@link HmacStream#permutation} of the stream with the key "axonmark permuted
     * fashion-mnist 1" and no names.
     */
    public static PixelOrder permuted() {
        PixelOrder permuted = new PixelOrder(HmacStream.of(PERMUTED_SEED).permutation(PIXELS));
        if (!permuted.sum().equals(PERMUTED_SUM)) {
            throw new IllegalStateException("the permutation has SHA-256 " + permuted.sum() + ", not " + PERMUTED_SUM);
        }
        return permuted;
    }

    /**
     * Returns the order of a task of continual learning: that of task 0 is {@link #rows}, others are permutations of their own.
     *
     * @param seed of the round
     * @param task from 0
     */
    public static PixelOrder ofTask(RoundSeed seed, int task) {
        return task == 0 ? rows() : new PixelOrder(seed.stream("continual", Integer.toString(task), "order").permutation(PIXELS));
    }

    /** Returns which pixel comes at a step. */
    public int pixel(int step) {
        return order[step];
    }

    /** Writes a picture's pixels in this order. */
    public void arrange(float[] picture, float[] target, int at) {
        for (int step = 0; step < order.length; step++) {
            target[at + step] = picture[order[step]];
        }
    }

    /** Returns the SHA-256 of the pixels' numbers, each as a big-endian 32-bit number. */
    public Sha256 sum() {
        ByteBuffer bytes = ByteBuffer.allocate(4 * order.length);
        for (int pixel : order) {
            bytes.putInt(pixel);
        }
        return Sha256.of(bytes.array());
    }
}
