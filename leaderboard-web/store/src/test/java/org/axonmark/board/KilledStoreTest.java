package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

import org.axonmark.board.store.ResultStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded database has committed is there after the process was killed, by four writers at once, and again and again. */
class KilledStoreTest {

    private static final int KILLS = 40;
    private static final int WRITERS = 4;

    @TempDir
    private Path folder = Path.of("");

    @Test
    @Tag("proof")
    void whatWasCommitted_isThere_afterEachKill() throws Exception {
        SplittableRandom random = new SplittableRandom(Long.getLong("axonmark.seed", 20261129));
        Set<String> committed = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Path said = folder.resolve("said-" + kill);
            Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"), Writer.class.getName(), folder.resolve("db").toString(), Integer.toString(kill))
                    .redirectOutput(said.toFile()).redirectError(folder.resolve("errors").toFile()).start();
            while (Files.size(said) == 0 && writer.isAlive()) {
                Thread.sleep(20);
            }
            Thread.sleep(random.nextInt(1_500));
            writer.destroyForcibly().waitFor();
            List<String> lines = Files.readAllLines(said);
            assertThat(lines).as(Files.readString(folder.resolve("errors"))).isNotEmpty();
            committed.addAll(lines);
        }
        try (ResultStore store = new ResultStore(ResultStore.Database.embedded(folder.resolve("db")))) {
            Set<String> there = new HashSet<>();
            store.ofTask(Samples.OPEN.id().toString()).forEach(kept -> there.add(kept.result().evaluation().id()));
            List<String> lost = new ArrayList<>(committed);
            lost.removeAll(there);
            System.out.printf("%d kills, %d committed, %d there%n", KILLS, committed.size(), there.size());
            assertThat(lost).isEmpty();
        }
    }

    @Test
    void aDatabaseThatWasNotClosedInOrder_isOpened() throws IOException {
        Path db = Files.createDirectory(folder.resolve("db"));
        try (ResultStore store = new ResultStore(ResultStore.Database.embedded(db))) {
            keep(store, "a1");
            assertThat(db.resolve("closed")).doesNotExist();
            Files.createDirectory(folder.resolve("copy"));
            Files.copy(db.resolve("board.mv.db"), folder.resolve("copy/board.mv.db"));
        }
        assertThat(db.resolve("closed")).exists();
        Files.write(folder.resolve("copy/board.mv.db"), "a piece that is not whole".getBytes(StandardCharsets.US_ASCII),
                StandardOpenOption.APPEND);
        try (ResultStore copy = new ResultStore(ResultStore.Database.embedded(folder.resolve("copy")))) {
            assertThat(copy.newest(9)).hasSize(1);
        }
    }

    private static void keep(ResultStore store, String evaluation) {
        store.keep(new Kept(Samples.result(evaluation, "s" + evaluation, Samples.OPEN, 0.6, Optional.empty()), Standing.ELIGIBLE, "",
                Optional.of("0011223344556677"), Instant.parse("2026-03-01T12:00:00Z")));
    }

    /** Writes until it is killed, and says what was committed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            ResultStore store = new ResultStore(ResultStore.Database.embedded(Path.of(arguments[0])));
            for (int writer = 0; writer < WRITERS; writer++) {
                String name = "k" + arguments[1] + "w" + writer + "n";
                Thread.ofPlatform().start(() -> {
                    for (int number = 0; true; number++) {
                        keep(store, name + number);
                        synchronized (System.out) {
                            System.out.println(name + number);
                        }
                    }
                });
            }
        }
    }
}
