package org.axonmark.cli.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Sha256;

/** Writes all that a board holds into one file. The database comes first, so every JAR and key that it speaks of is there when files are read. */
public final class BoardBackup {

    /** What a running server leaves in the folder. */
    private static final Set<String> PASSING = Set.of("server", "server.log", "backup", "db");
    private static final String PART = ".part";

    private final Path home;
    private final List<Contents.Entry> entries = new ArrayList<>();

    private BoardBackup(Path home) {
        this.home = home;
    }

    /**
     * Writes a back-up; until it is whole there is no file of its name.
     *
     * @param home the board's folder
     * @param file must not be there
     * @param elsewhere true if the database is on a server of its own, and so not in the folder
     * @throws AxonmarkException if there is no board, the file is there already or cannot be written
     */
    public static Contents write(Path home, Path file, boolean elsewhere) {
        if (!Files.isDirectory(home) || (!elsewhere && !Files.exists(home.resolve(Database.NAME)))) {
            throw new AxonmarkException(ErrorCode.user("board-missing"), "there is no board in '" + home + "'"
                    + (Files.isDirectory(home) ? ": it has no " + Database.NAME : "") + "; give its folder with --home");
        }
        if (Files.exists(file)) {
            throw new AxonmarkException(ErrorCode.user("backup-exists"), "'" + file + "' is there already; give another name");
        }
        try {
            Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "." + file.getFileName(), PART);
            try {
                Contents contents = new BoardBackup(home).write(part, elsewhere);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                return contents;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new AxonmarkException(ErrorCode.resources("backup-failed"), "the back-up '" + file + "' could not be written: " + e, e);
        }
    }

    private Contents write(Path part, boolean elsewhere) throws IOException {
        Instant made = Instant.now();
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(part))) {
            if (!elsewhere) {
                new Database(home).read(in -> add(out, Database.NAME, in));
            }
            for (Path file : files()) {
                add(out, file);
            }
            Contents contents = new Contents(made, !elsewhere, entries);
            out.putNextEntry(new ZipEntry(Contents.NAME));
            out.write(contents.toJson().canonical());
            out.closeEntry();
            return contents;
        }
    }

    private void add(ZipOutputStream out, Path file) throws IOException {
        InputStream in;
        try {
            in = Files.newInputStream(file);
        } catch (NoSuchFileException e) {
            // It went since it was listed; what the database speaks of stays.
            return;
        }
        try (in) {
            add(out, home.relativize(file).toString(), in);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !PASSING.contains(home.relativize(file).getName(0).toString()))
                    .filter(file -> !file.getFileName().toString().endsWith(PART) && Contents.isName(home.relativize(file).toString()))
                    .sorted().toList();
        }
    }

    private void add(ZipOutputStream out, String name, InputStream in) throws IOException {
        Summed summed = new Summed(in);
        out.putNextEntry(new ZipEntry(name));
        long bytes = summed.transferTo(out);
        out.closeEntry();
        entries.add(new Contents.Entry(name, bytes, summed.sum()));
    }

    /** A stream whose SHA-256 is known at its end. */
    static final class Summed extends FilterInputStream {

        private final MessageDigest digest;

        Summed(InputStream in) {
            this(in, Sha256.digest());
        }

        private Summed(InputStream in, MessageDigest digest) {
            super(new DigestInputStream(in, digest));
            this.digest = digest;
        }

        Sha256 sum() {
            return new Sha256(HexFormat.of().formatHex(digest.digest()));
        }
    }
}
