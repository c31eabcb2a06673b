package org.axonmark.cli.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/**
 * The embedded database of a board, as of one instant. If no board has it open it is read as it lies; else the board is asked for a copy, by a file in its folder.
 */
final class Database {

    /** Its place in the board's folder. */
    static final String NAME = "db/board.mv.db";

    private static final ErrorCode BUSY = ErrorCode.resources("board-busy");
    private static final Duration HEARD = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Path home;

    Database(Path home) {
        this.home = home;
    }

    /** What reads it. */
    @FunctionalInterface
    interface Reader {
        void read(InputStream in) throws IOException;
    }

    /** Gives the database to a reader. */
    void read(Reader reader) throws IOException {
        try (FileChannel file = FileChannel.open(home.resolve(NAME), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock != null) {
                // A lock goes with the first closing of the file, so it is read by the channel that holds it.
                reader.read(Channels.newInputStream(file));
                return;
            }
        }
        copied(reader);
    }

    private void copied(Reader reader) throws IOException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Path folder = Files.createDirectories(home.resolve("backup"));
        String name = HexFormat.of().formatHex(random);
        Path ask = Files.createFile(folder.resolve(name + ".ask"));
        Path copy = folder.resolve(name + ".zip");
        Path failed = folder.resolve(name + ".failed");
        try {
            await(ask, copy, failed);
            if (Files.exists(failed)) {
                throw new AxonmarkException(ErrorCode.resources("backup-failed"), "the board says: " + Files.readString(failed));
            }
            try (ZipInputStream in = new ZipInputStream(Files.newInputStream(copy))) {
                ZipEntry entry = in.getNextEntry();
                while (entry != null && !entry.getName().equals(NAME.substring(NAME.indexOf('/') + 1))) {
                    entry = in.getNextEntry();
                }
                if (entry == null) {
                    throw new AxonmarkException(ErrorCode.internal("backup-failed"), "the board's copy '" + copy + "' holds no database");
                }
                reader.read(in);
            }
        } finally {
            Files.deleteIfExists(ask);
            Files.deleteIfExists(copy);
            Files.deleteIfExists(failed);
        }
    }

    private void await(Path ask, Path copy, Path failed) {
        long begun = System.nanoTime();
        while (!Files.exists(copy) && !Files.exists(failed)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            boolean begins = Files.exists(ask.resolveSibling(ask.getFileName().toString().replace(".ask", ".part")));
            if ((!begins && waited.compareTo(HEARD) > 0) || waited.compareTo(PATIENCE) > 0) {
                throw new AxonmarkException(BUSY,
                        "the database in '" + home + "' is in use, and its board did not answer for " + waited.toSeconds()
                                + " s; if it is of an older version stop it first, and try again");
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException("interrupted", e));
            }
        }
    }
}
