package org.axonmark.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Sha256;
import org.tukaani.xz.XZInputStream;

/**
 * Finds the files of datasets: first in the local store, then in a mirror folder, then where the system's packages put them. What is in none,
 * {@link #pull} downloads. A file has its own name only when it is whole and its sum is right.
 */
public final class DatasetStore {

    static final int MAX_CONTENT = 256 << 20;
    static final ErrorCode DAMAGED = ErrorCode.resources("dataset-checksum");

    private static final ErrorCode MISSING = ErrorCode.user("dataset-missing");
    private static final int DICTIONARY_KIB = 128 << 10;

    /** Where Debian's packages {@code dataset-*} put files: one folder a dataset, as in a mirror. */
    private static final Path PACKAGES = Path.of("/usr/share/datasets");

    private final Path home;
    private final Optional<Path> mirror;
    private final Path packages;

    /**
     * Opens a store.
     *
     * @param home the local folder, made when something is kept
     * @param mirror a folder with one folder a dataset, only read
     */
    public DatasetStore(Path home, Optional<Path> mirror) {
        this(home, mirror, PACKAGES);
    }

    DatasetStore(Path home, Optional<Path> mirror, Path packages) {
        this.home = home;
        this.mirror = mirror;
        this.packages = packages;
    }

    /**
     * Where a dataset's files are.
     *
     * @param folder the folder that holds them all
     * @param packaging how they are packed
     */
    public record Found(Path folder, Packaging packaging) {}

    /** Returns where all files of a dataset are, if they are anywhere. */
    public Optional<Found> find(Dataset dataset) {
        for (Path folder : folders(dataset)) {
            for (Packaging packaging : dataset.packagings()) {
                if (present(folder, packaging) == packaging.files().size()) {
                    return Optional.of(new Found(folder, packaging));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Returns where all files of a dataset are.
     *
     * @throws AxonmarkException with code {@code dataset-missing} and the command that brings them
     */
    public Found require(Dataset dataset) {
        return find(dataset).orElseThrow(() -> new AxonmarkException(MISSING, "the files of dataset '" + dataset.id()
                + "' are neither in '" + folder(dataset) + "' nor in '" + packages.resolve(dataset.id()) + "' nor in a mirror ("
                + mirror.map(root -> "AXONMARK_MIRROR=" + root).orElse("AXONMARK_MIRROR is not set") + ")" + partly(dataset)
                + (dataset.packagings().stream().anyMatch(packaging -> packaging.base().isPresent())
                        ? "; './axonmark datasets pull " + dataset.id() + "' brings them"
                        : "; they cannot be pulled, put them there by hand: " + dataset.packagings().getFirst().note())));
    }

    /**
     * Brings all files of a dataset into the local store: each from there if it is there already, else from the mirror, else by download. A
     * pull that was stopped goes on where it was.
     *
     * @param progress is told the bytes brought and to be brought
     * @throws AxonmarkException with code {@code dataset-checksum} if a file is not what the catalogue says (nothing that another hand put
     *     there is removed), {@code dataset-download} if it cannot be had, {@code dataset-busy} if another pull is at work, or
     *     {@code dataset-space} if the disk is too full
     */
    public Pulled pull(Dataset dataset, Transfer progress) {
        return new Pull(this, new Download(Download.Limits.USUAL), progress).run(dataset);
    }

    /**
     * What a pull did.
     *
     * @param found where the files are now
     * @param there files that were there
     * @param copied files copied from the mirror
     * @param downloaded files downloaded
     */
    public record Pulled(Found found, int there, int copied, int downloaded) {}

    /** Is told how far a pull is. */
    @FunctionalInterface
    public interface Transfer {

        /**
         * Takes notice.
         *
         * @param done bytes brought
         * @param total bytes to bring, as far as their number is known
         */
        void report(long done, long total);
    }

    /** Returns the folder of a dataset in the local store. */
    public Path folder(Dataset dataset) {
        return home.resolve(dataset.id());
    }

    /** Returns a file of a dataset in the mirror or among the system's packages, if it is there. */
    Optional<Path> mirrored(Dataset dataset, DataFile file) {
        return copies(dataset).map(folder -> folder.resolve(file.name())).filter(Files::isRegularFile).findFirst();
    }

    private Stream<Path> copies(Dataset dataset) {
        return Stream.concat(mirror.stream(), Stream.of(packages)).map(root -> root.resolve(dataset.id()));
    }

    /**
     * Reads a file's content, decompressed, and checks its sum.
     *
     * @param path the file
     * @param file its entry in the catalogue
     * @throws AxonmarkException with code {@code dataset-checksum} if it is damaged
     */
    public static byte[] content(Path path, DataFile file) {
        byte[] content;
        try {
            content = read(path, file);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        require(path, file, Sha256.of(content));
        return content;
    }

    /**
     * Checks a file's sum, however large it is.
     *
     * @throws AxonmarkException with code {@code dataset-checksum} if it is damaged
     */
    public static void check(Path path, DataFile file) {
        if (compressed(file)) {
            content(path, file);
            return;
        }
        try {
            require(path, file, Sha256.of(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static void require(Path path, DataFile file, Sha256 seen) {
        if (file.content().isPresent() && !file.content().get().equals(seen)) {
            throw new AxonmarkException(DAMAGED, "'" + path + "' has SHA-256 " + seen + ", the catalogue says "
                    + file.content().get() + "; remove it and fetch it anew");
        }
    }

    private static AxonmarkException unreadable(Path path, IOException e) {
        return new AxonmarkException(DAMAGED, "'" + path + "' cannot be read: " + e + "; remove it and fetch it anew", e);
    }

    private static boolean compressed(DataFile file) {
        return file.name().endsWith(".xz") || file.name().endsWith(".gz");
    }

    static byte[] read(Path path, DataFile file) throws IOException {
        if (Files.size(path) > MAX_CONTENT) {
            throw new IOException("it has more than " + MAX_CONTENT + " bytes");
        }
        byte[] raw = Files.readAllBytes(path);
        if (file.name().endsWith(".xz")) {
            return whole(new XZInputStream(new ByteArrayInputStream(raw), DICTIONARY_KIB));
        }
        return file.name().endsWith(".gz") ? whole(new GZIPInputStream(new ByteArrayInputStream(raw))) : raw;
    }

    private List<Path> folders(Dataset dataset) {
        return Stream.concat(Stream.of(folder(dataset)), copies(dataset)).toList();
    }

    private String partly(Dataset dataset) {
        StringBuilder text = new StringBuilder();
        for (Path folder : folders(dataset)) {
            for (Packaging packaging : dataset.packagings()) {
                long present = present(folder, packaging);
                if (present > 0) {
                    text.append("; '").append(folder).append("' holds ").append(present).append(" of the ")
                            .append(packaging.files().size()).append(" files of packaging ").append(packaging.name());
                }
            }
        }
        return text.toString();
    }

    private static long present(Path folder, Packaging packaging) {
        return packaging.files().stream().filter(file -> Files.isRegularFile(folder.resolve(file.name()))).count();
    }

    private static byte[] whole(InputStream decompressed) throws IOException {
        try (InputStream in = decompressed) {
            byte[] content = in.readNBytes(MAX_CONTENT + 1);
            if (content.length > MAX_CONTENT) {
                throw new IOException("it inflates to more than " + MAX_CONTENT + " bytes");
            }
            return content;
        }
    }
}
