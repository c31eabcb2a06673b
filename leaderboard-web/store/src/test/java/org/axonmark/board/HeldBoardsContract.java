package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.board.moderation.Act;
import org.axonmark.board.moderation.Entry;
import org.axonmark.board.store.ResultStore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCardDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A board is the same object until something changes that it follows from, and then it is another, the same on every database. */
abstract class HeldBoardsContract {

    private static final Sha256 FIRST = Sha256.of(new byte[] {1});
    private static final Sha256 SECOND = Sha256.of(new byte[] {2});
    private static final String TASK = "eeg/open@1";
    private static final String ROUND = "eeg/round@1";
    private static final String AGENT = "0011223344556677";

    @TempDir
    private Path home = Path.of("");

    private @Nullable ResultStore store;
    private @Nullable Board board;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    /** Returns an open store without rows. */
    abstract ResultStore emptied();

    @BeforeEach
    void open() throws IOException {
        Files.writeString(home.resolve("tasks.json"), new Json.Arr(List.of(TaskCardDocument.toJson(Samples.OPEN),
                TaskCardDocument.toJson(Samples.ROUND))).pretty());
        rounds(", \"opened\": \"2026-03-01T00:00:00Z\"", "");
        store = emptied();
        board = new Board(new Told(home), store, false, () -> now);
        keep(Samples.result("a1", "weak", Samples.OPEN, 0.6, Optional.empty()), Optional.empty());
    }

    @Test
    void staysTheSame_whileNothingIsWritten() {
        TaskBoard shown = shown(TASK);
        assertThat(shown(TASK)).isSameAs(shown);
        now = now.plus(Duration.ofDays(400));
        assertThat(shown(TASK)).isSameAs(shown);
    }

    @Test
    void aResult_changesTheBoardOfItsTaskAlone() {
        TaskBoard open = shown(TASK);
        TaskBoard round = shown(ROUND);
        keep(Samples.result("a2", "strong", Samples.OPEN, 0.9, Optional.empty()), Optional.empty());
        assertThat(ids(shown(TASK))).containsExactly("a2", "a1");
        assertThat(ids(open)).containsExactly("a1");
        assertThat(shown(ROUND)).isSameAs(round);
    }

    @Test
    void aResultThatIsRefused_changesNothing() {
        TaskBoard shown = shown(TASK);
        Result other = Samples.result("a1", "weak", Samples.OPEN, 0.7, Optional.empty());
        assertThat(catchMessage(other)).contains("is known here with another document");
        assertThat(shown(TASK)).isSameAs(shown);
    }

    @Test
    void aSignedResult_takesThePlaceOfAnUnsignedOne() {
        Result claim = Samples.result("a3", "claimed", Samples.OPEN, 0.9, Optional.empty());
        store().keep(new Kept(claim, Standing.SELF_REPORTED, "not signed", Optional.empty(), now));
        assertThat(shown(TASK).below()).hasSize(1);
        now = now.plusSeconds(1);
        keep(Samples.result("a3", "claimed", Samples.OPEN, 0.8, Optional.empty()), Optional.empty());
        assertThat(shown(TASK).below()).isEmpty();
        assertThat(ids(shown(TASK))).containsExactly("a3", "a1");
        assertThat(shown(TASK).eligible().rows().getFirst().summary().value()).isCloseTo(0.8, offset(0.01));
    }

    @Test
    void anEmbargoEnds_thoughNobodyWrites() {
        keep(Samples.result("a4", "hidden", Samples.OPEN, 0.9, Optional.empty()), Optional.of(now.plusSeconds(60)));
        assertThat(ids(shown(TASK))).containsExactly("a1");
        now = now.plusSeconds(59);
        assertThat(ids(shown(TASK))).containsExactly("a1");
        now = now.plusSeconds(1);
        assertThat(ids(shown(TASK))).containsExactly("a4", "a1");
    }

    @Test
    void aFlag_changesIt_setAndLifted() {
        TaskBoard before = shown(TASK);
        Flag flag = new Flag("f1", Flag.Kind.WITHDRAWN, "weak:1.0.0", Optional.empty(), "a mistake", now);
        store().moderation().set(flag, line(Act.WITHDRAWN));
        assertThat(ids(shown(TASK))).isEmpty();
        assertThat(shown(TASK).out()).hasSize(1);
        now = now.plusSeconds(1);
        store().moderation().lift("f1", line(Act.REINSTATED));
        assertThat(ids(shown(TASK))).containsExactly("a1");
        assertThat(shown(TASK)).isNotSameAs(before);
    }

    @Test
    void aRoundThatIsTold_countsAtOnce_andOneToComeAtItsTime() throws IOException {
        keep(Samples.result("r1", "x", Samples.ROUND, 0.6, Optional.of(FIRST)), Optional.empty());
        keep(Samples.result("r2", "y", Samples.ROUND, 0.6, Optional.of(SECOND)), Optional.empty());
        assertThat(ids(shown(ROUND))).containsExactly("r1");
        rounds(", \"opened\": \"2026-03-01T00:00:00Z\", \"ended\": \"2026-03-01T13:00:00Z\"", ", \"opened\": \"2026-03-01T13:00:00Z\"");
        assertThat(ids(shown(ROUND))).containsExactly("r1");
        now = Instant.parse("2026-03-01T13:00:00Z");
        assertThat(ids(shown(ROUND))).containsExactly("r2");
    }

    @Test
    void boardsThatAreTooLargeTogether_areMadeAnew() {
        HeldBoards held = new HeldBoards();
        HeldBoards.Source source = new HeldBoards.Source(Samples.OPEN, List.of(), 1);
        List<List<Kept>> given = new ArrayList<>();
        Result large = Samples.result("l1", "large", Samples.OPEN, 0.6, Optional.empty());
        List<Kept> many = Collections.nCopies(20_000, new Kept(large, Standing.ELIGIBLE, "", Optional.of(AGENT), now));
        for (int i = 0; i < 2; i++) {
            held.find(source, now, before -> {
                given.add(before);
                return new HeldBoards.Held(shown(TASK), new Board.Known(many, List.of(), List.of()), now);
            });
        }
        assertThat(given).containsExactly(List.of(), List.of());
    }

    private void rounds(String first, String second) throws IOException {
        Files.writeString(home.resolve("rounds.json"), """
                [{"task": "eeg/round@1", "number": 1, "commitment": "%s"%s},
                 {"task": "eeg/round@1", "number": 2, "commitment": "%s"%s}]
                """.formatted(FIRST, first, SECOND, second.isEmpty() ? ", \"opened\": \"2027-01-01T00:00:00Z\"" : second));
    }

    private Entry.Done line(Act act) {
        return new Entry.Done(now, "mod", "moderator", act, "submission/weak:1.0.0", "", "a mistake", Entry.NEVER);
    }

    private String catchMessage(Result result) {
        return String.valueOf(catchThrowable(() -> keep(result, Optional.empty())).getMessage());
    }

    private ResultStore store() {
        return Objects.requireNonNull(store);
    }

    private TaskBoard shown(String task) {
        return Objects.requireNonNull(board).board(task).orElseThrow();
    }

    private void keep(Result result, Optional<Instant> publicFrom) {
        store().keep(new Kept(result, Standing.ELIGIBLE, "", Optional.of(AGENT), now, publicFrom));
    }

    private static List<String> ids(TaskBoard shown) {
        return shown.eligible().rows().stream().map(row -> row.kept().result().evaluation().id()).toList();
    }
}
