package org.axonmark.engine.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The finished calls of one evaluation as they came in, one file for each worker and call, so that a killed run resumes where it was. The plan's
 * secret fixes what each call asks, so the position names it.
 */
public final class Journal {

    private final Path folder;

    Journal(Path folder) {
        this.folder = folder;
    }

    /** Returns what was kept of a call, if it was finished. */
    public Optional<byte[]> find(int worker, int call) {
        Path file = file(worker, call);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a finished call; it is there whole or not at all. */
    public void keep(int worker, int call, byte[] finished) {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve("part");
            Files.write(part, finished);
            Files.move(part, file(worker, call), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(int worker, int call) {
        return folder.resolve("worker-" + worker + "-call-" + call);
    }
}
