package org.axonmark.board.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.axonmark.board.Told;
import org.axonmark.inspect.Inspection;
import org.axonmark.inspect.Inspector;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Sha256;

/**
 * The JARs that accounts send: one folder an account, one file a JAR, named by its sum. A JAR arrives in pieces, each appended where the last
 * ended, under a name that tells its size; when all is here its sum is checked and it takes its place. Nothing of a JAR is ever loaded.
 */
public final class Uploads {

    /** Largest JAR that a board takes. */
    public static final long MOST_BYTES = 64L << 20;
    /** Most that an account's JARs take together. */
    public static final long MOST_OF_ACCOUNT = 2L << 30;

    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final String PART = ".part";
    private static final String WHOLE = ".jar";
    private static final int CHUNK = 1 << 16;
    private static final ErrorCode STORAGE = ErrorCode.resources("upload-storage");

    private final Told told;
    private final Path folder;
    private final InstantSource clock;
    private final Set<Path> busy = new HashSet<>();
    /** Inspecting holds a whole JAR in memory: one at a time. */
    private final Object inspecting = new Object();

    /** Keeps JARs in a folder. */
    public Uploads(Told told, Path folder, InstantSource clock) {
        this.told = told;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Announces a JAR. Once more changes nothing.
     *
     * @throws AxonmarkException if it is too large, or the account's JARs would be
     */
    public Upload announce(String account, Sha256 sum, long bytes) {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new AxonmarkException(ErrorCode.user("upload-too-large"),
                    "a JAR of " + bytes + " bytes was announced; this board takes 1 to "
                            + MOST_BYTES);
        }
        Optional<Upload> known = find(account, sum);
        if (known.isPresent()) {
            return known.orElseThrow();
        }
        sweep(account);
        long used = used(account);
        if (used + bytes > MOST_OF_ACCOUNT) {
            throw new AxonmarkException(ErrorCode.user("upload-space"), "the JARs of account '" + account + "' have " + used
                    + " bytes, of " + MOST_OF_ACCOUNT + " at most; " + bytes + " more do not fit: ask the board's keeper");
        }
        try {
            Files.createDirectories(folder.resolve(account));
            Files.write(part(account, sum, bytes), new byte[0], StandardOpenOption.CREATE);
        } catch (IOException e) {
            throw storage(e);
        }
        return new Upload(sum, bytes, 0, Optional.empty(), List.of());
    }

    /** Returns what is here of a JAR. */
    public Optional<Upload> find(String account, Sha256 sum) {
        Path jar = folder.resolve(account).resolve(sum.hex() + WHOLE);
        try {
            if (Files.exists(jar)) {
                return Optional.of(inspected(jar, sum));
            }
            Optional<Path> part = partOf(account, sum);
            return part.isEmpty() ? Optional.empty()
                    : Optional.of(new Upload(sum, bytes(part.orElseThrow()), Files.size(part.orElseThrow()), Optional.empty(), List.of()));
        } catch (IOException e) {
            throw storage(e);
        }
    }

    /** Returns the file of a whole JAR. */
    public Optional<Path> jar(String account, Sha256 sum) {
        return Optional.of(folder.resolve(account).resolve(sum.hex() + WHOLE)).filter(Files::exists);
    }

    /**
     * Appends a piece. What came before a broken connection stays; the sender goes on from {@link Upload#received()}.
     *
     * @param offset where the piece begins; it must be where the last ended
     * @param piece read to its end or to the announced size
     * @throws AxonmarkException if the JAR was not announced, the offset is another, more comes than announced, or the sum is another
     */
    public Upload append(String account, Sha256 sum, long offset, InputStream piece) throws IOException {
        Optional<Path> found = partOf(account, sum);
        if (found.isEmpty()) {
            return find(account, sum).orElseThrow(() -> new AxonmarkException(ErrorCode.user("upload-unknown"),
                    "no JAR with SHA-256 " + sum + " was announced; post its sum and size to /api/v1/uploads first"));
        }
        Path part = found.orElseThrow();
        if (!begin(part)) {
            throw new AxonmarkException(ErrorCode.user("upload-busy"), "another request is sending this JAR; ask for its offset and go on");
        }
        try {
            long here = Files.size(part);
            if (offset != here) {
                throw new AxonmarkException(ErrorCode.user("upload-offset"), "the piece begins at " + offset + ", but " + here
                        + " bytes are here; go on from there");
            }
            copy(piece, part, here, bytes(part));
            return Files.size(part) < bytes(part) ? find(account, sum).orElseThrow() : complete(account, sum, part);
        } finally {
            end(part);
        }
    }

    private static void copy(InputStream piece, Path part, long from, long bytes) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long here = from;
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.APPEND)) {
            for (int n = piece.read(chunk); n >= 0; n = piece.read(chunk)) {
                if (here + n > bytes) {
                    throw new AxonmarkException(ErrorCode.user("upload-too-long"), "more than the announced " + bytes + " bytes came");
                }
                out.write(chunk, 0, n);
                here += n;
            }
        }
    }

    private Upload complete(String account, Sha256 sum, Path part) throws IOException {
        if (!Sha256.of(part).equals(sum)) {
            Files.delete(part);
            throw new AxonmarkException(ErrorCode.user("upload-sum"), "what came does not have the announced SHA-256 " + sum
                    + "; it was dropped: send the JAR again");
        }
        Path jar = folder.resolve(account).resolve(sum.hex() + WHOLE);
        Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
        return inspected(jar, sum);
    }

    private Upload inspected(Path jar, Sha256 sum) throws IOException {
        Inspection inspection;
        synchronized (inspecting) {
            inspection = new Inspector(told.signatures()).inspect(jar);
        }
        long bytes = Files.size(jar);
        return new Upload(sum, bytes, bytes, inspection.card(), inspection.problems().stream()
                .map(problem -> new Upload.Finding(problem.code(), problem.message(), problem.mend()))
                .toList());
    }

    /** Returns the sums and sizes of all JARs of an account. */
    public Map<String, Long> all(String account) {
        Map<String, Long> all = new LinkedHashMap<>();
        for (Path file : files(account)) {
            try {
                all.put(file.getFileName().toString().replaceFirst("\\..*", ""), Files.size(file));
            } catch (IOException e) {
                throw storage(e);
            }
        }
        return all;
    }

    /** Deletes all JARs of an account that is deleted. */
    public void drop(String account) {
        try {
            for (Path file : files(account)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder.resolve(account));
        } catch (IOException e) {
            throw storage(e);
        }
    }

    /** Pieces that nobody went on with are dropped. */
    private void sweep(String account) {
        Instant before = clock.instant().minus(PATIENCE);
        for (Path part : files(account)) {
            try {
                if (part.toString().endsWith(PART) && Files.getLastModifiedTime(part).toInstant().isBefore(before) && begin(part)) {
                    try {
                        Files.deleteIfExists(part);
                    } finally {
                        end(part);
                    }
                }
            } catch (IOException e) {
                throw storage(e);
            }
        }
    }

    /** Parts count with what they will become. */
    private long used(String account) {
        long sum = 0;
        for (Path file : files(account)) {
            try {
                sum += file.toString().endsWith(PART) ? bytes(file) : Files.size(file);
            } catch (IOException e) {
                throw storage(e);
            }
        }
        return sum;
    }

    private Path part(String account, Sha256 sum, long bytes) {
        return folder.resolve(account).resolve(sum.hex() + "." + bytes + PART);
    }

    private Optional<Path> partOf(String account, Sha256 sum) {
        return files(account).stream()
                .filter(file -> file.getFileName().toString().startsWith(sum.hex() + ".") && file.toString().endsWith(PART))
                .findAny();
    }

    private static long bytes(Path part) {
        String name = part.getFileName().toString();
        return Long.parseLong(name.substring(name.indexOf('.') + 1, name.length() - PART.length()));
    }

    private List<Path> files(String account) {
        Path path = folder.resolve(account);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw storage(e);
        }
    }

    private synchronized boolean begin(Path part) {
        return busy.add(part);
    }

    private synchronized void end(Path part) {
        busy.remove(part);
    }

    private AxonmarkException storage(IOException e) {
        return new AxonmarkException(STORAGE, "the board's folder '" + folder + "' cannot be used: " + e, e);
    }
}
