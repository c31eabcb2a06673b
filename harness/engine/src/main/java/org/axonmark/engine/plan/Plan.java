package org.axonmark.engine.plan;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

import org.axonmark.results.format.Sha256;

/**
 * An order made fast: the JAR's bytes are copied and named by their sum, the secret is drawn.
 *
 * @param id the evaluation's id
 * @param order what was asked for
 * @param jar the archive's own copy of the JAR, which nobody changes
 * @param jarSha256 its sum
 * @param secret 64 hexadecimal digits that fix order and batches
 * @param resumed true if answers of an earlier, killed run of the same plan may be there
 */
public record Plan(String id, Order order, Path jar, Sha256 jarSha256, String secret, boolean resumed) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Draws a secret. */
    public static String freshSecret() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** Returns a plan with a fresh id. */
    public static Plan of(Order order, Path jar, Sha256 jarSha256, String secret) {
        return new Plan(EvaluationId.next(Instant.now()), order, jar, jarSha256, secret, false);
    }

    /** Returns the secret's 32 bytes. */
    public byte[] secretBytes() {
        return HexFormat.of().parseHex(secret);
    }
}
