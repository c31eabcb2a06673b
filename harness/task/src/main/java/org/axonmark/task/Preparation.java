package org.axonmark.task;

import java.nio.file.Path;
import java.util.Optional;

import org.axonmark.results.format.Sha256;

/**
 * What a task is given to prepare itself.
 *
 * @param dataHome folder of the local data store
 * @param mirror folder to look for data files before any download, if one is set
 * @param roundSeed 32 secret bytes of the open round, absent for open labels and for practice (then the task's public practice seed holds)
 * @param progress told how far it is
 */
public record Preparation(Path dataHome, Optional<Path> mirror, Optional<byte[]> roundSeed, Progress progress) {

    /** Domain of the commitment to a round's seed. */
    private static final byte[] DOMAIN = "axonmark round seed 1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** Returns the commitment SHA-256(domain ‖ seed) of a round's seed, published before the round opens. */
    public static Sha256 commitment(byte[] seed) {
        byte[] message = new byte[DOMAIN.length + seed.length];
        System.arraycopy(DOMAIN, 0, message, 0, DOMAIN.length);
        System.arraycopy(seed, 0, message, DOMAIN.length, seed.length);
        return Sha256.of(message);
    }
}
