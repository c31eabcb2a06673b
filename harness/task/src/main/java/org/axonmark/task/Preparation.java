package org.axonmark.task;

import java.nio.file.Path;
import java.util.Optional;

import org.axonmark.results.format.RoundCommitment;
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

    /** Returns the commitment SHA-256(domain ‖ seed) of a round's seed, published before the round opens. */
    public static Sha256 commitment(byte[] seed) {
        return RoundCommitment.of(seed);
    }
}
