package org.axonmark.circuits.protocol;

import java.util.Arrays;

import org.axonmark.results.statistics.HmacStream;

/**
 * What decides a set of subjects.
 *
 * @param key at least 16 bytes; public for practice, secret for a round
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record Seed(byte[] key) {

    /** Version of all that is made of a seed; of different versions it is different. */
    public static final String GENERATOR = "circuits v1";

    /** Checks the key. */
    public Seed {
        if (key.length < 16) {
            throw new IllegalArgumentException("a seed of " + key.length + " bytes can be guessed; give at least 16");
        }
        key = key.clone();
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Seed seed && Arrays.equals(key, seed.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "Seed of " + key.length + " bytes";
    }

    /** Returns the stream of an item and a purpose. */
    public HmacStream stream(String item, String purpose) {
        return HmacStream.of(key, GENERATOR, item, purpose);
    }
}
