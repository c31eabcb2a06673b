package org.axonmark.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What a file says, read anew when the file is another. A file that was written just now could change once more without a trace in its times: it is read each time
 * until it has rested for a moment.
 *
 * @param <T> what the file says
 */
final class Reread<T> {

    private static final Duration REST = Duration.ofSeconds(1);

    private final Path file;
    private final Function<byte[], T> as;
    private final T absent;
    private volatile @Nullable Read<T> last;

    /**
     * Watches a file.
     *
     * @param as what its bytes say
     * @param absent what it says if it is not there
     */
    Reread(Path file, Function<byte[], T> as, T absent) {
        this.file = file;
        this.as = as;
        this.absent = absent;
    }

    private record Stamp(FileTime changed, long size, @Nullable Object key) {}

    private record Read<T>(Stamp stamp, T value) {}

    /**
     * Returns what the file says.
     *
     * @throws AxonmarkException with code {@code board-home} if it is there and cannot be read
     */
    T value() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Stamp stamp = new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            Read<T> before = last;
            if (before != null && before.stamp().equals(stamp)) {
                return before.value();
            }
            T value = as.apply(Files.readAllBytes(file));
            boolean rested = stamp.changed().toInstant().plus(REST).isBefore(Instant.now());
            last = rested ? new Read<>(stamp, value) : null;
            return value;
        } catch (NoSuchFileException e) {
            return absent;
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("board-home"), "'" + file + "' cannot be read: " + e, e);
        }
    }
}
