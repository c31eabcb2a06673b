package org.axonmark.eeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import org.axonmark.spi.Context;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.junit.jupiter.api.Assumptions;

/** Candidates without a worker, for tests of the protocol alone. */
record InProcess(Supplier<EegEncoder> encoders) implements Candidates<EegEncoder> {

    @Override
    public Candidate<EegEncoder> start(String purpose) {
        EegEncoder encoder = encoders.get();
        return new Candidate<>() {
            @Override
            public EegEncoder submission() {
                return encoder;
            }

            @Override
            public Context context() {
                return resource -> {
                    throw new IllegalArgumentException("no model '" + resource + "'");
                };
            }

            @Override
            public void close() {
                // Nothing was started.
            }
        };
    }

    /** Returns a preparation with the recordings, where this machine has a mirror. */
    static Preparation recordings() {
        String set = System.getenv("AXONMARK_MIRROR");
        Path mirror = set == null
                ? Path.of(System.getProperty("axonmark.root")).resolve("../shared/datasets").normalize()
                : Path.of(set);
        Assumptions.assumeTrue(Files.isDirectory(mirror.resolve("eegmat")), "no mirror with eegmat");
        return new Preparation(Path.of("target/no-store"), Optional.of(mirror), Optional.empty(), Progress.none());
    }

    /** Returns a preparation without data. */
    static Preparation practice() {
        return new Preparation(Path.of("target/no-store"), Optional.empty(), Optional.empty(), Progress.none());
    }
}
