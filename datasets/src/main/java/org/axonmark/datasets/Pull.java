package org.axonmark.datasets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Brings one dataset into the store, file by file: what is there stays, what the mirror has is copied, the rest is downloaded. */
final class Pull {

    private static final String LOCK = ".axonmark-pull";

    private final DatasetStore store;
    private final Download download;
    private final DatasetStore.Transfer progress;
    private long done;
    private long total;

    Pull(DatasetStore store, Download download, DatasetStore.Transfer progress) {
        this.store = store;
        this.download = download;
        this.progress = progress;
    }

    DatasetStore.Pulled run(Dataset dataset) {
        Path folder = store.folder(dataset);
        Packaging packaging = packaging(dataset);
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = lock(channel, dataset)) {
                return bring(dataset, packaging, folder);
            }
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("dataset-write"),
                    "'" + folder + "' cannot be written: " + e + "; free the folder or the disk and pull again", e);
        }
    }

    private DatasetStore.Pulled bring(Dataset dataset, Packaging packaging, Path folder) throws IOException {
        int there = 0;
        int copied = 0;
        int downloaded = 0;
        total = toBring(packaging, folder);
        requireSpace(folder);
        for (DataFile file : packaging.files()) {
            Path target = folder.resolve(file.name());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Optional<Path> mirrored = store.mirrored(dataset, file);
            if (Files.exists(target)) {
                DatasetStore.check(target, file);
                there++;
            } else if (mirrored.isPresent()) {
                copy(mirrored.get(), file, target);
                copied++;
            } else {
                download.fetch(packaging.base().orElseThrow(() -> missing(packaging, file)), file, target, this::came);
                downloaded++;
            }
        }
        return new DatasetStore.Pulled(new DatasetStore.Found(folder, packaging), there, copied, downloaded);
    }

    /** The packaging that is complete somewhere, else the one that is published. */
    private Packaging packaging(Dataset dataset) {
        return store.find(dataset)
                .map(DatasetStore.Found::packaging)
                .or(() -> dataset.packagings().stream().filter(packaging -> packaging.base().isPresent()).findFirst())
                .orElseThrow(() -> new AxonmarkException(ErrorCode.user("dataset-missing"), "dataset '" + dataset.id()
                        + "' is published nowhere; set AXONMARK_MIRROR to a folder that has '" + dataset.id() + "/'"));
    }

    private void copy(Path from, DataFile file, Path target) throws IOException {
        DatasetStore.check(from, file);
        Path part = Download.part(target);
        Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
        if (Files.mismatch(from, part) >= 0) {
            throw new IOException("the copy of '" + from + "' differs from it");
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        came(Files.size(target), 0);
    }

    private void came(long bytes, long moreThanKnown) {
        done += bytes;
        total += moreThanKnown;
        progress.report(done, Math.max(done, total));
    }

    private void requireSpace(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < total) {
            throw new AxonmarkException(ErrorCode.resources("dataset-space"), "'" + folder + "' lies on a disk with " + free
                    + " free bytes, " + total + " are needed; free some, or set AXONMARK_HOME to a folder on another disk");
        }
    }

    private static long toBring(Packaging packaging, Path folder) throws IOException {
        long bytes = 0;
        for (DataFile file : packaging.files()) {
            Path target = folder.resolve(file.name());
            if (!Files.exists(target)) {
                Path part = Download.part(target);
                long had = Files.exists(part) ? Files.size(part) : 0;
                bytes += Math.max(0, file.bytes().orElse(0) - had);
            }
        }
        return bytes;
    }

    private static AxonmarkException missing(Packaging packaging, DataFile file) {
        return new AxonmarkException(ErrorCode.user("dataset-missing"), "'" + file.name() + "' of packaging " + packaging.name()
                + " went from the mirror during the pull, and it is published nowhere; set AXONMARK_MIRROR to a whole copy");
    }

    private static FileLock lock(FileChannel channel, Dataset dataset) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new AxonmarkException(ErrorCode.resources("dataset-busy"),
                    "another pull of dataset '" + dataset.id() + "' is at work; wait for it, then pull again");
        }
        return lock;
    }
}
