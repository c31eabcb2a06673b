package org.axonmark.results.format;

import java.nio.charset.StandardCharsets;

/** The commitment to a round's seed: published before the round opens, checked by anybody once the seed is revealed. */
public final class RoundCommitment {

    /** What stands before the seed in the message that is summed. */
    public static final String DOMAIN = "axonmark round seed 1";

    private RoundCommitment() {}

    /** Returns SHA-256(domain ‖ seed). */
    public static Sha256 of(byte[] seed) {
        return Sha256.of(message(seed));
    }

    /** Returns the message that is summed: the domain as ASCII text, then the seed. */
    public static byte[] message(byte[] seed) {
        byte[] domain = DOMAIN.getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[domain.length + seed.length];
        System.arraycopy(domain, 0, message, 0, domain.length);
        System.arraycopy(seed, 0, message, domain.length, seed.length);
        return message;
    }
}
