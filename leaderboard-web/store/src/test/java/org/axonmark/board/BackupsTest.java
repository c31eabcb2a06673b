package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.axonmark.board.operation.Backups;
import org.axonmark.board.store.ResultStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

    private static final String NAME = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path home = Path.of("");

    @Test
    void aCopyMadeWhileTheBoardRuns_isADatabaseOfThatInstant() throws IOException {
        Path back = home.resolve("back");
        try (ResultStore store = new ResultStore(ResultStore.Database.embedded(home.resolve("db")))) {
            keep(store, "a1", "first");
            ask();
            new Backups(home, store::copyTo).answer();
            keep(store, "a2", "second");
            assertThat(names()).containsExactly(NAME + ".zip");
            Files.createDirectory(back);
            try (ZipFile zip = new ZipFile(home.resolve("backup/" + NAME + ".zip").toFile());
                    InputStream in = zip.getInputStream(zip.getEntry("board.mv.db"))) {
                Files.copy(in, back.resolve("board.mv.db"));
            }
        }
        try (ResultStore copy = new ResultStore(ResultStore.Database.embedded(back))) {
            assertThat(copy.newest(10)).extracting(kept -> kept.result().evaluation().id()).containsExactly("a1");
            keep(copy, "a3", "third");
        }
    }

    @Test
    void aCopyThatFails_saysWhy() throws IOException {
        ask();
        new Backups(home, zip -> {
            throw new AxonmarkException(ErrorCode.resources("backup-failed"), "the disk is full");
        }).answer();
        assertThat(names()).containsExactly(NAME + ".failed");
        assertThat(home.resolve("backup/" + NAME + ".failed")).hasContent("the disk is full");
    }

    @Test
    void whatIsNoName_isNoWish() throws IOException {
        Files.createDirectories(home.resolve("backup"));
        Files.createFile(home.resolve("backup/x.ask"));
        new Backups(home, zip -> {
            throw new AssertionError("asked for " + zip);
        }).answer();
        assertThat(names()).containsExactly("x.ask");
    }

    private void ask() throws IOException {
        Files.createDirectories(home.resolve("backup"));
        Files.createFile(home.resolve("backup/" + NAME + ".ask"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("backup"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void keep(ResultStore store, String evaluation, String submission) {
        store.keep(new Kept(Samples.result(evaluation, submission, Samples.OPEN, 0.6, Optional.empty()), Standing.ELIGIBLE, "",
                Optional.of("0011223344556677"), Instant.parse("2026-03-01T12:00:00Z")));
    }
}
