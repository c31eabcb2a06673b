package org.axonmark.board.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.axonmark.results.AxonmarkException;

/**
 * Copies the database of a running board when its keeper asks: by a file {@code backup/NAME.ask} in the board's home, which nobody else can write. The answer is
 * {@code backup/NAME.zip}, or {@code backup/NAME.failed} with the reason.
 */
public final class Backups {

    private static final String NAME = "[0-9a-f]{32}";
    private static final String ASK = ".ask";

    private final Path folder;
    private final Source source;

    /** A database that can be copied while it is used. */
    @FunctionalInterface
    public interface Source {

        /**
         * Writes a copy as of one instant.
         *
         * @throws AxonmarkException if that is not to be had
         */
        void copyTo(Path zip);
    }

    /** Answers in the home of a board. */
    public Backups(Path home, Source source) {
        this.folder = home.resolve("backup");
        this.source = source;
    }

    /** Answers what is asked by now. */
    public void answer() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path ask : asked()) {
            String name = ask.getFileName().toString().replace(ASK, "");
            Path part = folder.resolve(name + ".part");
            try {
                Files.deleteIfExists(part);
                Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                source.copyTo(part);
                Files.move(part, folder.resolve(name + ".zip"), StandardCopyOption.ATOMIC_MOVE);
            } catch (AxonmarkException e) {
                Files.deleteIfExists(part);
                Files.writeString(part, String.valueOf(e.getMessage()));
                Files.move(part, folder.resolve(name + ".failed"), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(ask);
        }
    }

    private List<Path> asked() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME + ASK)).sorted().toList();
        }
    }
}
