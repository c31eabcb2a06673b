package org.axonmark.eeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.junit.jupiter.api.Assumptions;

/** What tests prepare tasks with. */
final class Preparations {

    private Preparations() {}

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
