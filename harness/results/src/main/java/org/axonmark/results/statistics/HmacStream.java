package org.axonmark.results.statistics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A stream of random numbers: block i is HMAC-SHA-256(key, path ‖ i), where the path's parts are each preceded by their length. Equal to the
 * bit on every host; streams of different keys or paths tell nothing of each other. The only randomness of generators and statistics.
 */
public final class HmacStream {

    private final Mac mac;
    private final byte[] prefix;
    private long counter;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private double spareGaussian = Double.NaN;

    private HmacStream(Mac mac, byte[] prefix) {
        this.mac = mac;
        this.prefix = prefix;
    }

    /**
     * Returns the stream of a key and a purpose.
     *
     * @param key at least one byte; secret where the numbers must be
     * @param path what the numbers are for, such as {@code "eegmat", "order"}
     */
    public static HmacStream of(byte[] key, String... path) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[][] parts = new byte[path.length][];
            int length = 0;
            for (int i = 0; i < path.length; i++) {
                parts[i] = path[i].getBytes(StandardCharsets.UTF_8);
                length += 4 + parts[i].length;
            }
            ByteBuffer prefix = ByteBuffer.allocate(length);
            for (byte[] part : parts) {
                prefix.putInt(part.length).put(part);
            }
            return new HmacStream(mac, prefix.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no HMAC-SHA-256", e);
        }
    }

    /** Returns the next 64 bits. */
    public long nextLong() {
        if (block.remaining() < 8) {
            mac.update(prefix);
            mac.update(ByteBuffer.allocate(8).putLong(counter++).array());
            block = ByteBuffer.wrap(mac.doFinal());
        }
        return block.getLong();
    }

    /** Returns a number in [0, 1), a multiple of 2⁻⁵³. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Returns true or false, each with probability one half. */
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /**
     * Returns a number in [0, bound), each equally likely (draws that would favour some are thrown away).
     *
     * @param bound positive
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound " + bound + " is not positive");
        }
        long limit = (1L << 32) - (1L << 32) % bound;
        long draw = nextLong() >>> 32;
        while (draw >= limit) {
            draw = nextLong() >>> 32;
        }
        return (int) (draw % bound);
    }

    /** Returns a standard normal number (Box–Muller, StrictMath). */
    public double nextGaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double spare = spareGaussian;
            spareGaussian = Double.NaN;
            return spare;
        }
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        double angle = 2 * StrictMath.PI * nextDouble();
        spareGaussian = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }

    /** Returns a permutation of 0 … n − 1, each equally likely (Fisher–Yates). */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
