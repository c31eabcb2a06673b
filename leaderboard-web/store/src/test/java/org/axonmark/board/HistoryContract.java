package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.axonmark.board.store.ResultStore;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.TaskId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a board came to be, the same on every database. */
abstract class HistoryContract {

    private static final Sha256 FIRST = Sha256.of(new byte[] {1});
    private static final Sha256 SECOND = Sha256.of(new byte[] {2});
    private static final Instant DAY = Instant.parse("2026-03-01T12:00:00Z");
    private static final TaskCard SECOND_VERSION = version(2);

    @TempDir
    private Path home = Path.of("");

    private @Nullable ResultStore store;

    /** Returns an open store without rows. */
    abstract ResultStore emptied();

    @BeforeEach
    void open() throws IOException {
        Files.writeString(home.resolve("tasks.json"), new Json.Arr(List.of(TaskCardDocument.toJson(Samples.OPEN),
                TaskCardDocument.toJson(Samples.ROUND), TaskCardDocument.toJson(SECOND_VERSION))).pretty());
        Files.writeString(home.resolve("rounds.json"),
                """
                        [{"task": "eeg/round@1", "number": 1, "commitment": "%s", "opened": "2026-03-01T00:00:00Z", "ended": "2026-03-10T00:00:00Z"},
                         {"task": "eeg/round@1", "number": 2, "commitment": "%s", "opened": "2026-03-10T00:00:00Z"}]
                        """
                        .formatted(FIRST, SECOND));
        store = emptied();
    }

    @Test
    void ranksOfADay_areThoseOfTheResultsThatStoodThen() {
        keep(round("a1", "weak", 0.6, FIRST), at(0));
        keep(round("a2", "strong", 0.8, FIRST), at(2));
        History then = history("eeg/round@1", 3);
        assertThat(ids(then.board().eligible())).containsExactly("a2", "a1");
        History day = history("eeg/round@1", 1);
        assertThat(ids(day.board().eligible())).containsExactly("a1");
        assertThat(day.dates()).containsExactly(date(0), date(2), date(9));
        assertThat(day.previous()).contains(date(0));
        assertThat(day.next()).contains(date(2));
        assertThat(history("eeg/round@1", -1).board().eligible().rows()).isEmpty();
        assertThat(history("eeg/round@1", -1).steps()).isEmpty();
    }

    @Test
    void aBetterEntry_movesTheOthers_andIsTheCause() {
        keep(round("b1", "weak", 0.6, FIRST), at(0));
        keep(round("b2", "strong", 0.8, FIRST), at(2));
        History then = history("eeg/round@1", 2);
        assertThat(then.steps()).extracting(step -> step.causes().getFirst().kind())
                .containsExactly(History.Kind.ROUND_OPENED, History.Kind.NEW_ENTRY, History.Kind.NEW_ENTRY);
        History.Step last = then.steps().getLast();
        assertThat(last.causes().getFirst().kept().orElseThrow().result().evaluation().id()).isEqualTo("b2");
        assertThat(last.moves()).singleElement().satisfies(move -> {
            assertThat(move.from().standing()).contains(new org.axonmark.results.ranking.Standing(1, 1, 1));
            assertThat(move.to().standing()).contains(new org.axonmark.results.ranking.Standing(2, 2, 2));
            assertThat(move.to().kept().result().evaluation().id()).isEqualTo("b1");
        });
        assertThat(last.after().eligible()).isEqualTo(then.board().eligible());
    }

    @Test
    void today_isTheBoardAsItIs() {
        keep(open("c1", "weak", 0.6, 1), at(0));
        keep(open("c2", "strong", 0.8, 1), at(1));
        Board board = board(at(20));
        History today = board.history("eeg/open@1", Optional.empty()).orElseThrow();
        assertThat(today.board()).isEqualTo(board.board("eeg/open@1").orElseThrow());
        assertThat(today.on()).isEqualTo(date(20));
        assertThat(board.history("eeg/open@1", Optional.of(date(400)))).contains(today);
        assertThat(board.history("eeg/none@1", Optional.empty())).isEmpty();
    }

    @Test
    void whatIsPrivate_isInNoPast_andItsDayIsACause() {
        keep(open("d1", "known", 0.6, 1), at(0));
        keep(open("d2", "secret", 0.8, 1), at(1), at(4));
        assertThat(history("eeg/open@1", 3).dates()).as("asked on a later day").containsExactly(date(0), date(4));
        assertThat(ids(history("eeg/open@1", 3).board().eligible())).containsExactly("d1");
        assertThat(history("eeg/open@1", 4).steps().getLast().causes())
                .extracting(History.Cause::kind).containsExactly(History.Kind.EMBARGO_ENDED);
        Board early = board(at(2));
        assertThat(early.history("eeg/open@1", Optional.empty()).orElseThrow().dates()).containsExactly(date(0));
    }

    @Test
    void anEarlierEvaluationThatBecomesPublic_countsInstead() {
        keep(open("e1", "x", 0.9, 1), at(0), at(5));
        keep(open("e2", "x", 0.6, 1), at(1));
        keep(open("e3", "y", 0.7, 1), at(2));
        History then = history("eeg/open@1", 5);
        assertThat(then.steps().getLast().causes()).singleElement().satisfies(cause -> {
            assertThat(cause.kind()).isEqualTo(History.Kind.EARLIER_EVALUATION);
            assertThat(cause.kept().orElseThrow().result().evaluation().id()).isEqualTo("e1");
        });
        assertThat(then.steps().getLast().moves()).hasSize(2);
        assertThat(ids(history("eeg/open@1", 4).board().eligible())).containsExactly("e3", "e2");
    }

    @Test
    void aSecondEvaluationOfAVersion_changesNothing() {
        keep(open("f1", "x", 0.6, 1), at(0));
        keep(open("f2", "x", 0.9, 1), at(1));
        assertThat(history("eeg/open@1", 2).steps()).hasSize(1);
    }

    @Test
    void roundsThatEndAndOpen_areCauses_andTakeTheirEntriesAlong() {
        keep(round("g1", "x", 0.6, FIRST), at(0));
        keep(round("g2", "x", 0.7, SECOND), at(11));
        History then = history("eeg/round@1", 12);
        assertThat(then.steps()).extracting(step -> step.causes().stream().map(History.Cause::kind).toList()).containsExactly(
                List.of(History.Kind.ROUND_OPENED), List.of(History.Kind.NEW_ENTRY),
                List.of(History.Kind.ROUND_ENDED, History.Kind.ROUND_OPENED), List.of(History.Kind.NEW_ENTRY));
        assertThat(ids(history("eeg/round@1", 5).board().eligible())).containsExactly("g1");
        assertThat(history("eeg/round@1", 5).board().round().orElseThrow().number()).isEqualTo(1);
        assertThat(history("eeg/round@1", 9).board().eligible().rows()).as("the tenth of March is a day of the second round").isEmpty();
    }

    @Test
    void newScorerDataAndTaskVersion_areCauses() {
        keep(open("h1", "x", 0.6, 1), at(0));
        keep(open("h2", "y", 0.7, 2), at(1));
        Result other = open("h3", "z", 0.8, 2);
        keep(with(other, other.evaluation().task(), 2, Sha256.of(new byte[] {9})), at(2));
        assertThat(history("eeg/open@1", 3).steps()).extracting(step -> step.causes().stream().map(History.Cause::kind).toList())
                .containsExactly(List.of(History.Kind.NEW_ENTRY), List.of(History.Kind.NEW_SCORER, History.Kind.NEW_ENTRY),
                        List.of(History.Kind.NEW_DATA, History.Kind.NEW_ENTRY));
        keep(with(open("h4", "w", 0.8, 1), SECOND_VERSION.id(), 1, Sha256.of(new byte[0])), at(3));
        assertThat(history("eeg/open@2", 3).steps().getFirst().causes()).extracting(History.Cause::kind)
                .containsExactly(History.Kind.NEW_TASK_VERSION, History.Kind.NEW_ENTRY);
    }

    @Test
    void ofManyChanges_theLastAreTold() {
        for (int i = 0; i < History.MOST_STEPS + 3; i++) {
            keep(open("i" + i, "s" + i, 0.5 + i / 100.0, 1), at(i));
        }
        History then = history("eeg/open@1", 100);
        assertThat(then.steps()).hasSize(History.MOST_STEPS);
        assertThat(then.earlier()).isEqualTo(3);
        assertThat(then.before().eligible().rows()).hasSize(3);
        assertThat(then.dates()).hasSize(History.MOST_STEPS + 3);
    }

    private History history(String task, int day) {
        return board(at(200)).history(task, Optional.of(date(day))).orElseThrow();
    }

    private Board board(Instant now) {
        return new Board(new Told(home), Objects.requireNonNull(store), false, () -> now);
    }

    private void keep(Result result, Instant received) {
        Objects.requireNonNull(store).keep(new Kept(result, Standing.ELIGIBLE, "", Optional.of("0011223344556677"), received));
    }

    private void keep(Result result, Instant received, Instant publicFrom) {
        Objects.requireNonNull(store)
                .keep(new Kept(result, Standing.ELIGIBLE, "", Optional.of("0011223344556677"), received, Optional.of(publicFrom)));
    }

    private static Result round(String evaluation, String submission, double mean, Sha256 round) {
        return Samples.result(evaluation, submission, Samples.ROUND, mean, Optional.of(round));
    }

    private static Result open(String evaluation, String submission, double mean, int scorer) {
        Result plain = Samples.result(evaluation, submission, Samples.OPEN, mean, Optional.empty());
        return with(plain, plain.evaluation().task(), scorer, plain.evaluation().dataset());
    }

    private static Result with(Result plain, TaskId task, int scorer, Sha256 data) {
        EvaluationCard card = plain.evaluation();
        return new Result(
                new EvaluationCard(card.id(), card.submission(), task, scorer, data, card.limits(), card.harnessVersion(), card.host(),
                        card.secret(), card.round(), card.started(), card.ended()),
                plain.state(), plain.itemScores(), plain.summaries(), plain.labelSwap(), plain.use(), plain.outcomes());
    }

    private static TaskCard version(int version) {
        TaskCard card = Samples.OPEN;
        return new TaskCard(new TaskId("eeg", "open", version), card.title(), card.summary(), card.contract(), card.unit(), card.units(),
                card.labels(), card.synthetic(), card.metrics(), card.conditionalOn(), card.protocol(), card.datasets(), card.citations(),
                card.controls(), card.limits(), card.scorerVersion());
    }

    private static List<String> ids(Ranked ranked) {
        return ranked.rows().stream().map(row -> row.kept().result().evaluation().id()).toList();
    }

    private static Instant at(int day) {
        return DAY.plus(Duration.ofDays(day));
    }

    private static LocalDate date(int day) {
        return LocalDate.of(2026, 3, 1).plusDays(day);
    }
}
