package org.axonmark.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A board that is not running; a running one is asked in {@code BackupIT}. */
class BackupTest {

    @TempDir
    private Path folder = Path.of("");

    private Path home = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void makeBoard() throws IOException {
        home = folder.resolve("board");
        file = folder.resolve("board.zip");
        for (String name : List.of("db/board.mv.db", "jars/ada/aa.jar", "board.pem", "rounds.json", "server/big", "server.log",
                "jars/ada/bb.9.part",
                "backup/old.zip", ".hidden")) {
            Files.createDirectories(home.resolve(name).getParent());
            Files.writeString(home.resolve(name), "this is " + name);
        }
    }

    @Test
    void whatABoardKeeps_comesBack_forItsKeeperAlone() throws IOException {
        Contents written = BoardBackup.write(home, file, false);
        assertThat(written.files()).extracting(Contents.Entry::name)
                .containsExactly("db/board.mv.db", "board.pem", "jars/ada/aa.jar", "rounds.json");
        Path back = folder.resolve("new/back");
        assertThat(BoardRestore.read(file, back)).isEqualTo(written);
        for (Contents.Entry entry : written.files()) {
            assertThat(back.resolve(entry.name())).hasSameBinaryContentAs(home.resolve(entry.name()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(back.resolve(entry.name())))).isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(names(folder)).containsExactly("board", "board.zip", "new");
        assertThat(names(folder.resolve("new"))).containsExactly("back");
    }

    @Test
    void aDatabaseElsewhere_isNotInIt() throws IOException {
        assertThat(BoardBackup.write(home, file, true).files()).extracting(Contents.Entry::name).doesNotContain("db/board.mv.db");
        assertThat(BoardRestore.read(file, folder.resolve("back")).database()).isFalse();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        BoardBackup.write(home, file, false);
        refused(() -> BoardBackup.write(home, file, false), "backup-exists", file.toString());
        refused(() -> BoardRestore.read(file, home), "board-exists", home.toString());
        assertThat(home.resolve("rounds.json")).hasContent("this is rounds.json");
        refused(() -> BoardBackup.write(folder.resolve("no"), folder.resolve("x"), false), "board-missing", "no");
        refused(() -> BoardRestore.read(folder.resolve("no.zip"), folder.resolve("x")), "backup-missing", "no.zip");
    }

    @Test
    void damage_isNamed_andLeavesNothing() throws IOException {
        BoardBackup.write(home, file, false);
        Map<String, byte[]> whole = entries();
        whole.put("rounds.json", "this is r0unds.json".getBytes(StandardCharsets.UTF_8));
        write(whole);
        refused(() -> BoardRestore.read(file, folder.resolve("back")), "backup-invalid", "'rounds.json'");
        whole.put("rounds.json", "this is rounds.json and more".getBytes(StandardCharsets.UTF_8));
        write(whole);
        refused(() -> BoardRestore.read(file, folder.resolve("back")), "backup-invalid", "'rounds.json'");
        whole.remove("rounds.json");
        write(whole);
        refused(() -> BoardRestore.read(file, folder.resolve("back")), "backup-invalid", "missing");
        Files.write(file, "no zip".getBytes(StandardCharsets.UTF_8));
        refused(() -> BoardRestore.read(file, folder.resolve("back")), "backup-invalid", file.toString());
        assertThat(names(folder)).containsExactly("board", "board.zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "/evil", "a/../../evil", "a//b", ".ssh/authorized_keys", "a\\b", ""})
    void aNameThatLeadsOutOfTheFolder_isRefused(String name) throws IOException {
        byte[] body = {1};
        Contents list = new Contents(Instant.EPOCH, true, List.of(new Contents.Entry(name, 1, Sha256.of(body))));
        Map<String, byte[]> forged = new LinkedHashMap<>();
        forged.put("x" + name, body);
        forged.put("axonmark-board.json", list.toJson().canonical());
        write(forged);
        refused(() -> BoardRestore.read(file, folder.resolve("back")), "backup-invalid", "which no board has");
        assertThat(names(folder)).containsExactly("board", "board.zip");
    }

    @Test
    void aListOfAnotherFormat_isRefused() throws IOException {
        write(Map.of("axonmark-board.json", "{\"format\":2}".getBytes(StandardCharsets.UTF_8)));
        refused(() -> BoardRestore.read(file, folder.resolve("back")), "backup-invalid", "another version");
        write(Map.of("other", new byte[0]));
        refused(() -> BoardRestore.read(file, folder.resolve("back")), "backup-invalid", "has no list");
        assertThat(Contents.fromJson(Json.parse("{\"format\":1,\"made\":\"2026-01-01T00:00:00Z\",\"database\":true,\"files\":[]}"
                .getBytes(StandardCharsets.UTF_8), Json.Limits.document())).files()).isEmpty();
    }

    private static void refused(ThrowingCallable call, String code, String said) {
        assertThatThrownBy(call).hasMessageContaining(said)
                .isInstanceOfSatisfying(AxonmarkException.class, e -> assertThat(e.code().id()).isEqualTo(code));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private void write(Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
    }
}
