package org.axonmark.engine.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.axonmark.spi.Tensor;

/**
 * The answers of one evaluation as they came in, one file for each worker and call, so that a killed run resumes where it was. The plan's
 * secret fixes what each call asks, so the position names it.
 */
public final class Journal {

    private final Path folder;

    Journal(Path folder) {
        this.folder = folder;
    }

    /** Returns the answer that was kept for a call, if one was. */
    public Optional<Tensor> find(int worker, int call) {
        Path file = file(worker, call);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            return Optional.of(OutcomesFile.tensor(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps an answer; it is there whole or not at all. */
    public void keep(int worker, int call, Tensor answer) {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve("part");
            Files.write(part, OutcomesFile.tensor(answer));
            Files.move(part, file(worker, call), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(int worker, int call) {
        return folder.resolve("worker-" + worker + "-call-" + call);
    }
}
