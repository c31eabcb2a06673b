package org.axonmark.engine.plan;

import java.security.SecureRandom;
import java.time.Instant;

/** Makes ids of evaluations: 26 characters, the first ten are the time in milliseconds, so that ids sort by time. */
public final class EvaluationId {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private EvaluationId() {}

    /** Returns a new id. */
    public static String next(Instant now) {
        StringBuilder id = new StringBuilder(26);
        long millis = now.toEpochMilli();
        for (int shift = 45; shift >= 0; shift -= 5) {
            id.append(ALPHABET.charAt((int) (millis >>> shift) & 31));
        }
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        for (byte part : random) {
            id.append(ALPHABET.charAt(part & 31));
        }
        return id.toString();
    }

    /** Tells whether a text has the form of an id, so that it can become a path. */
    public static boolean isId(String text) {
        return text.length() == 26 && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }
}
