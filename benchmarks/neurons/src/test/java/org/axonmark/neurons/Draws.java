package org.axonmark.neurons;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Numbers drawn from SHA-256 of a seed and a counter. */
public final class Draws {

    private final String seed;
    private long counter;

    public Draws(String seed) {
        this.seed = seed;
    }

    /** Returns a number in [0, 1). */
    public double share() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((seed + counter++).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns rows of numbers between two bounds. */
    public double[][] rows(int rows, int width, double low, double high) {
        double[][] values = new double[rows][width];
        for (double[] row : values) {
            for (int i = 0; i < width; i++) {
                row[i] = low + (high - low) * share();
            }
        }
        return values;
    }
}
