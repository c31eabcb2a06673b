package org.axonmark.spiking.count;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Numbers drawn from SHA-256 of a seed and a counter. */
final class Draws {

    private final String seed;
    private long counter;

    Draws(String seed) {
        this.seed = seed;
    }

    int below(int bound) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((seed + counter++).getBytes(StandardCharsets.UTF_8));
            return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), bound);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns entries of which about a third are 0. */
    float[] sparse(int size) {
        float[] entries = new float[size];
        for (int i = 0; i < size; i++) {
            entries[i] = below(3) == 0 ? 0 : (below(2_001) - 1_000) / 100f + 0.003f;
        }
        return entries;
    }
}
