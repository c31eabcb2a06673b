package org.axonmark.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Sha256;
import org.tukaani.xz.XZInputStream;

/** Finds the files of datasets: first in the local store, then in a mirror folder; downloads are brought by {@code datasets pull}. */
public final class DatasetStore {

    private static final ErrorCode MISSING = ErrorCode.user("dataset-missing");
    private static final ErrorCode DAMAGED = ErrorCode.resources("dataset-checksum");
    private static final int MAX_CONTENT = 256 << 20;

    private final Path home;
    private final Optional<Path> mirror;

    /**
     * Opens a store.
     *
     * @param home the local folder, made when something is kept
     * @param mirror a folder with one folder a dataset, only read
     */
    public DatasetStore(Path home, Optional<Path> mirror) {
        this.home = home;
        this.mirror = mirror;
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
        List<Path> folders = new ArrayList<>(List.of(folder(dataset)));
        mirror.ifPresent(root -> folders.add(root.resolve(dataset.id())));
        for (Path folder : folders) {
            for (Packaging packaging : dataset.packagings()) {
                if (packaging.files().stream().allMatch(file -> Files.isRegularFile(folder.resolve(file.name())))) {
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
                + "' are neither in '" + folder(dataset) + "' nor in a mirror ("
                + mirror.map(root -> "AXONMARK_MIRROR=" + root).orElse("AXONMARK_MIRROR is not set")
                + "); './axonmark datasets pull " + dataset.id() + "' brings them"));
    }

    /** Returns the folder of a dataset in the local store. */
    public Path folder(Dataset dataset) {
        return home.resolve(dataset.id());
    }

    /**
     * Reads a file's content, decompressed, and checks its sum.
     *
     * @throws AxonmarkException with code {@code dataset-checksum} if it is damaged
     */
    public static byte[] content(Path folder, DataFile file) {
        Path path = folder.resolve(file.name());
        try {
            byte[] raw = Files.readAllBytes(path);
            byte[] content = file.name().endsWith(".xz") ? decompress(raw) : raw;
            Sha256 seen = Sha256.of(content);
            if (file.content().isPresent() && !file.content().get().equals(seen)) {
                throw new AxonmarkException(DAMAGED, "'" + path + "' has SHA-256 " + seen + ", the catalogue says "
                        + file.content().get() + "; remove it and fetch it anew");
            }
            return content;
        } catch (IOException e) {
            throw new AxonmarkException(DAMAGED, "'" + path + "' cannot be read: " + e + "; fetch it anew", e);
        }
    }

    /** Copies a dataset from the mirror into the local store, each file whole or not at all. */
    public Found copyToHome(Dataset dataset, Found from) {
        Path target = folder(dataset);
        try {
            Files.createDirectories(target);
            for (DataFile file : from.packaging().files()) {
                content(from.folder(), file);
                Path part = target.resolve(file.name() + ".part");
                Files.copy(from.folder().resolve(file.name()), part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, target.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
            }
            return new Found(target, from.packaging());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] decompress(byte[] raw) throws IOException {
        try (InputStream in = new XZInputStream(new ByteArrayInputStream(raw), 128 << 10)) {
            byte[] content = in.readNBytes(MAX_CONTENT + 1);
            if (content.length > MAX_CONTENT) {
                throw new IOException("it inflates to more than " + MAX_CONTENT + " bytes");
            }
            return content;
        }
    }
}
