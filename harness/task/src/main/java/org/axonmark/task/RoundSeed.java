package org.axonmark.task;

import java.util.Arrays;

import org.axonmark.results.statistics.HmacStream;
import org.jspecify.annotations.Nullable;

/**
 * What decides a round's items, or those of practice. It is never shown and never compared but by content.
 *
 * @param key at least {@value #FEWEST_BYTES} bytes; public for practice, secret for a round
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record RoundSeed(byte[] key) {

    /** Fewer could be guessed. */
    public static final int FEWEST_BYTES = 16;

    /** Checks the key. */
    public RoundSeed {
        if (key.length < FEWEST_BYTES) {
            throw new IllegalArgumentException("a seed of " + key.length + " bytes can be guessed; give at least " + FEWEST_BYTES);
        }
        key = key.clone();
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    /** Returns the stream of these names in their order, such as generator, item and purpose: of other names it is another. */
    public HmacStream stream(String... names) {
        return HmacStream.of(key, names);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoundSeed seed && Arrays.equals(key, seed.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "seed of " + key.length + " bytes";
    }
}
