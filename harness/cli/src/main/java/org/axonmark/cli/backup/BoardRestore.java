package org.axonmark.cli.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Json;
import org.jspecify.annotations.Nullable;

/** Puts a board back from a back-up, whole or not at all: every file is checked by size and sum before any is in its place. */
public final class BoardRestore {

    private static final int MOST_LIST = 64 << 20;

    private BoardRestore() {}

    /**
     * Restores.
     *
     * @param home the board's folder, new or empty
     * @throws AxonmarkException if the folder is not empty, or the back-up is damaged
     */
    public static Contents read(Path file, Path home) {
        try {
            if (Files.exists(home) && !isEmpty(home)) {
                throw new AxonmarkException(ErrorCode.user("board-exists"), "'" + home + "' is not empty; a board is restored into a new or"
                        + " empty folder: move what is there away, or give another with --home");
            }
            Path above = Files.createDirectories(Optional.ofNullable(home.toAbsolutePath().getParent()).orElseThrow());
            Path part = Files.createTempDirectory(above, "." + home.getFileName() + "-restored",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                Contents contents = unpack(file, part);
                Files.deleteIfExists(home);
                Files.move(part, home);
                return contents;
            } finally {
                delete(part);
            }
        } catch (NoSuchFileException e) {
            throw new AxonmarkException(ErrorCode.user("backup-missing"), "there is no back-up '" + e.getFile() + "'", e);
        } catch (ZipException e) {
            throw new AxonmarkException(Contents.INVALID, "'" + file + "' is no back-up of a board, or not a whole one: " + e.getMessage()
                    + "; give another", e);
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("restore-failed"),
                    "'" + file + "' could not be restored to '" + home + "': " + e, e);
        }
    }

    private static Contents unpack(Path file, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry list = zip.getEntry(Contents.NAME);
            if (list == null) {
                throw new AxonmarkException(Contents.INVALID,
                        "'" + file + "' is no back-up of a board: it has no list '" + Contents.NAME + "'; give another file");
            }
            Contents contents;
            try (InputStream in = zip.getInputStream(list)) {
                contents = Contents.fromJson(Json.parse(in.readNBytes(MOST_LIST), Json.Limits.document()));
            }
            for (Contents.Entry entry : contents.files()) {
                unpack(zip, entry, folder);
            }
            return contents;
        }
    }

    private static void unpack(ZipFile zip, Contents.Entry entry, Path folder) throws IOException {
        ZipEntry found = zip.getEntry(entry.name());
        Path target = folder.resolve(entry.name());
        Files.createDirectories(Optional.ofNullable(target.getParent()).orElseThrow(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (found != null) {
            try (BoardBackup.Summed in = new BoardBackup.Summed(zip.getInputStream(found)); var out = Files.newOutputStream(target)) {
                long left = entry.bytes();
                byte[] buffer = new byte[1 << 16];
                int read = in.read(buffer);
                while (read >= 0 && read <= left) {
                    out.write(buffer, 0, read);
                    left -= read;
                    read = in.read(buffer);
                }
                if (left == 0 && read < 0 && in.sum().equals(entry.sum())) {
                    return;
                }
            }
        }
        throw new AxonmarkException(Contents.INVALID, "the back-up is damaged: its file '" + entry.name() + "' is "
                + (found == null ? "missing" : "not the one of its list, of " + entry.bytes() + " bytes and SHA-256 " + entry.sum())
                + "; nothing was restored, give another back-up");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException error) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
