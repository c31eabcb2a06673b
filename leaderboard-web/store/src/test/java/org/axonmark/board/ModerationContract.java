package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonmark.board.accounts.Role;
import org.axonmark.board.moderation.Act;
import org.axonmark.board.moderation.Dispute;
import org.axonmark.board.moderation.Disputes;
import org.axonmark.board.moderation.Entry;
import org.axonmark.board.moderation.KeptModeration;
import org.axonmark.board.moderation.Moderation;
import org.axonmark.board.queue.Queue;
import org.axonmark.board.queue.QueueRules;
import org.axonmark.board.store.ResultStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCardDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows leave the ranking and stay readable, and each act is told, the same on every database. */
abstract class ModerationContract {

    private static final String TASK = "eeg/open@1";

    @TempDir
    private Path home = Path.of("");

    private final KeyPair agent = BoardContract.key();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private @Nullable ResultStore store;
    private @Nullable Board board;
    private @Nullable Moderation moderation;
    private @Nullable Disputes disputes;

    /** Returns an open store without rows. */
    abstract ResultStore emptied();

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("agents"));
        Files.writeString(home.resolve("agents/one.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(agent.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        Files.writeString(home.resolve("tasks.json"), new Json.Arr(List.of(TaskCardDocument.toJson(Samples.OPEN))).pretty());
        store = emptied();
        board = new Board(new Told(home), store, false, () -> now);
        moderation = new Moderation(board, kept(), () -> now);
        disputes = new Disputes(board, moderation, kept(), () -> now);
        kept().give("mod", Role.MODERATOR, line("mod"));
        kept().give("root-1", Role.ADMINISTRATOR, line("root-1"));
        publish("w1", "weak", 0.55);
        publish("s1", "strong", 0.85);
        publish("s2", "strong", 0.95);
    }

    private KeptModeration kept() {
        return Objects.requireNonNull(store).moderation();
    }

    private Entry.Done line(String account) {
        return new Entry.Done(now, "keeper", "keeper", Act.ROLE_GIVEN, "account/" + account, "moderator", "at first", Entry.NEVER);
    }

    private Board board() {
        return Objects.requireNonNull(board);
    }

    private Moderation moderation() {
        return Objects.requireNonNull(moderation);
    }

    private Disputes disputes() {
        return Objects.requireNonNull(disputes);
    }

    private void publish(String evaluation, String submission, double mean) {
        board().accept(Samples.signed(Samples.result(evaluation, submission, Samples.OPEN, mean, Optional.empty()), agent), "ada");
    }

    private TaskBoard shown() {
        return board().board(TASK).orElseThrow();
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(row -> row.kept().result().evaluation().id()).toList();
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AxonmarkException.class, e -> assertThat(e.code().id()).isEqualTo(code));
    }

    @Test
    void withdrawnVersion_leavesTheRanking_andStaysReadable_andTaken() {
        assertThat(ids(shown().eligible().rows())).containsExactly("s1", "w1");
        Flag flag = moderation().withdraw("ada", "strong:1.0.0", "trained on the wrong split");
        assertThat(ids(shown().eligible().rows())).as("its second evaluation does not take its place").containsExactly("w1");
        assertThat(ids(shown().out())).containsExactly("s1");
        assertThat(shown().out().getFirst().kept().flags()).containsExactly(flag);
        assertThat(board().result("s1").orElseThrow().flags()).extracting(Flag::reason).containsExactly("trained on the wrong split");
        assertThat(board().submission("strong:1.0.0")).hasSize(2).allMatch(Kept::isOut);
        assertThat(moderation().withdraw("ada", "strong:1.0.0", "once more")).as("once is enough").isEqualTo(flag);
        publish("s3", "strong", 0.99);
        assertThat(ids(shown().eligible().rows())).containsExactly("w1");
        Result other = Samples.result("s4", "strong", Samples.OPEN, 0.5, Optional.empty());
        SubmissionCard card = other.evaluation().submission();
        Queue queue = new Queue(board(), Objects.requireNonNull(store).orders(), QueueRules.USUAL, () -> now);
        refused(() -> queue.ask("ada", card, List.of(TASK), "k"), "version-withdrawn");
    }

    @Test
    void onlyTheOwner_withdraws_andOnlyAnAdministrator_reinstates() {
        refused(() -> moderation().withdraw("eve", "strong:1.0.0", "because"), "submission-unknown");
        refused(() -> moderation().withdraw("ada", "strong:2.0.0", "because"), "submission-unknown");
        refused(() -> moderation().withdraw("ada", "strong:1.0.0", " \n "), "text-invalid");
        refused(() -> moderation().withdraw("ada", "strong:1.0.0", "x".repeat(1001)), "text-invalid");
        Flag flag = moderation().withdraw("ada", "strong:1.0.0", "an error");
        refused(() -> moderation().lift("ada", flag.id(), "I want it back"), "role-missing");
        refused(() -> moderation().lift("mod", flag.id(), "she wants it back"), "role-missing");
        assertThat(shown().out()).hasSize(1);
        moderation().lift("root-1", flag.id(), "withdrawn by mistake");
        assertThat(ids(shown().eligible().rows())).containsExactly("s1", "w1");
        refused(() -> moderation().lift("root-1", flag.id(), "again"), "flag-unknown");
        assertThat(moderation().log(Integer.MAX_VALUE, 2)).extracting(entry -> entry.act().act())
                .containsExactly(Act.REINSTATED, Act.WITHDRAWN);
    }

    @Test
    void past_tellsThatAVersionLeft_andCameBack() {
        now = now.plusSeconds(60);
        Flag flag = moderation().withdraw("ada", "strong:1.0.0", "an error");
        now = now.plusSeconds(60);
        moderation().lift("root-1", flag.id(), "withdrawn by mistake");
        List<History.Step> steps = board().history(TASK, Optional.empty()).orElseThrow().steps();
        assertThat(steps.subList(steps.size() - 2, steps.size())).extracting(step -> step.causes().getFirst().kind())
                .containsExactly(History.Kind.NO_LONGER_STANDS, History.Kind.STANDS_AGAIN);
        assertThat(ids(steps.get(steps.size() - 2).after().eligible().rows())).containsExactly("w1");
    }

    @Test
    void suspectedGaming_takesOneResultOut_otherFlagsMarkAlone() {
        refused(() -> moderation().flag("ada", Flag.Kind.SUSPECTED_GAMING, "strong:1.0.0", Optional.of("s1"), "envy"), "role-missing");
        refused(() -> moderation().flag("mod", Flag.Kind.UNSANDBOXED, "strong:1.0.0", Optional.of("s1"), "so"), "flag-invalid");
        refused(() -> moderation().flag("mod", Flag.Kind.TRANSDUCTIVE, "strong:1.0.0", Optional.of("w1"), "so"), "flag-invalid");
        moderation().flag("mod", Flag.Kind.TRANSDUCTIVE, "weak:1.0.0", Optional.empty(), "it sees the whole batch");
        assertThat(shown().out()).isEmpty();
        assertThat(board().result("w1").orElseThrow().flags()).hasSize(1);
        Flag flag = moderation().flag("mod", Flag.Kind.SUSPECTED_GAMING, "strong:1.0.0", Optional.of("s1"), "answers follow item ids");
        refused(() -> moderation().flag("mod", Flag.Kind.SUSPECTED_GAMING, "strong:1.0.0", Optional.of("s1"), "again"), "flag-set");
        assertThat(ids(shown().eligible().rows())).as("the second evaluation still does not count").containsExactly("w1");
        assertThat(board().result("s2").orElseThrow().flags()).isEmpty();
        kept().give("ada", Role.MODERATOR, line("ada"));
        refused(() -> moderation().lift("ada", flag.id(), "nonsense"), "judge-own");
        moderation().lift("mod", flag.id(), "explained");
        assertThat(ids(shown().eligible().rows())).containsExactly("s1", "w1");
    }

    @Test
    void flagsThatFollowFromTheResult_areTold() {
        Kept claimed = board().accept(Samples.signed(Samples.unsandboxed("u1", "bare", Samples.OPEN, 0.5), BoardContract.key()));
        assertThat(Flags.of(claimed, Optional.of(Samples.OPEN))).extracting(Flag::kind)
                .containsExactly(Flag.Kind.SELF_REPORTED, Flag.Kind.UNSANDBOXED);
        Kept trained = board().accept(Samples.signed(Samples.trainedOn("t1", "seen", Samples.OPEN, "Used"), agent));
        assertThat(Flags.of(trained, Optional.of(Samples.OPEN))).extracting(Flag::kind).containsExactly(Flag.Kind.TRAINING_OVERLAP);
        assertThat(Flags.of(trained, Optional.empty())).isEmpty();
    }

    @Test
    void log_isAChain_thatHoldsWhatIsNotShown() {
        moderation().withdraw("ada", "strong:1.0.0", "a \"reason\" with \u202e and \0");
        moderation().flag("mod", Flag.Kind.TRANSDUCTIVE, "weak:1.0.0", Optional.empty(), "batch");
        List<Entry> log = moderation().log(Integer.MAX_VALUE, 100).reversed();
        assertThat(log).extracting(Entry::number).containsExactly(1, 2, 3, 4);
        assertThat(log).extracting(moderation()::isShown).as("who has a role is shown by what they do").containsExactly(false, false, true,
                true);
        String before = Entry.BEGIN;
        for (Entry entry : log) {
            assertThat(entry.isWhole()).as("line %d", entry.number()).isTrue();
            assertThat(entry.sum()).isEqualTo(Entry.chained(before, entry.bodySum()));
            before = entry.sum().hex();
        }
        Entry.Done was = log.get(2).act();
        Entry.Done forged = new Entry.Done(was.at(), "eve", was.capacity(), was.act(), was.subject(), was.detail(), was.reason(),
                was.shownFrom());
        assertThat(new Entry(3, forged, log.get(2).salt(), log.get(2).bodySum(), log.get(2).sum()).isWhole()).isFalse();
    }

    @Test
    void log_tellsNothingOfPrivateSubmissions_untilTheirDay() {
        SubmissionCard card = Samples.result("p1", "secret", Samples.OPEN, 0.5, Optional.empty()).evaluation().submission();
        Instant day = now.plus(Duration.ofDays(7));
        new Queue(board(), Objects.requireNonNull(store).orders(), QueueRules.USUAL, () -> now).ask("ada", card, List.of(TASK), "k",
                Optional.of(day));
        moderation().withdraw("ada", "secret:1.0.0", "a secret reason");
        Entry entry = moderation().log(Integer.MAX_VALUE, 1).getFirst();
        assertThat(moderation().isShown(entry)).isFalse();
        now = day;
        assertThat(moderation().isShown(entry)).isTrue();
    }

    @Test
    void dispute_isAnsweredByItsParties_andDecidedByNeither() {
        Dispute dispute = disputes().open("bob", "s1", "  It answers <b>by\0index</b>.\r\nSee item 3. ");
        assertThat(disputes().find(dispute.id()).messages()).extracting(Dispute.Message::text)
                .containsExactly("It answers <b>by\ufffdindex</b>.\nSee item 3.");
        refused(() -> disputes().answer("eve", dispute.id(), "me too"), "dispute-foreign");
        disputes().answer("ada", dispute.id(), "It does not.");
        disputes().answer("mod", dispute.id(), "Which items?");
        disputes().answer("bob", dispute.id(), "All.");
        refused(() -> disputes().decide("ada", dispute.id(), false, "mine"), "role-missing");
        kept().give("ada", Role.ADMINISTRATOR, line("ada"));
        kept().give("bob", Role.MODERATOR, line("bob"));
        refused(() -> disputes().decide("ada", dispute.id(), false, "mine"), "judge-own");
        refused(() -> disputes().decide("bob", dispute.id(), true, "mine"), "judge-own");
        disputes().decide("mod", dispute.id(), true, "The answers follow the index.");
        refused(() -> disputes().decide("mod", dispute.id(), false, "No."), "dispute-decided");
        refused(() -> disputes().answer("ada", dispute.id(), "But!"), "dispute-decided");
        Dispute ended = disputes().find(dispute.id());
        assertThat(ended.state()).isEqualTo(Dispute.State.UPHELD);
        assertThat(ended.messages()).extracting(Dispute.Message::capacity)
                .containsExactly("reporter", "owner", "moderator", "reporter", "moderator");
        assertThat(disputes().newest(Optional.of("s1"), 9)).extracting(Dispute::id).containsExactly(dispute.id());
        assertThat(disputes().newest(Optional.of("w1"), 9)).isEmpty();
        assertThat(moderation().log(Integer.MAX_VALUE, 9)).extracting(entry -> entry.act().act())
                .contains(Act.DISPUTE_OPENED, Act.DISPUTE_UPHELD);
    }

    @Test
    void disputes_areBounded() {
        refused(() -> disputes().open("bob", "nothing", "x"), "result-unknown");
        refused(() -> disputes().open("bob", "s1", "x".repeat(2001)), "text-invalid");
        Dispute first = disputes().open("bob", "s1", "x");
        refused(() -> disputes().open("bob", "s1", "y"), "dispute-open");
        disputes().open("bob", "s2", "x");
        disputes().open("bob", "w1", "x");
        publish("w2", "weak", 0.5);
        publish("w3", "weak", 0.5);
        publish("w4", "weak", 0.5);
        disputes().open("bob", "w2", "x");
        disputes().open("bob", "w3", "x");
        refused(() -> disputes().open("bob", "w4", "x"), "too-many-disputes");
        for (int i = 0; i < Disputes.MOST_SAID - Disputes.MOST_OPENED; i++) {
            disputes().answer("bob", first.id(), "more " + i);
        }
        refused(() -> disputes().answer("bob", first.id(), "more"), "too-many-disputes");
        now = now.plus(Duration.ofHours(25));
        disputes().answer("bob", first.id(), "more");
        disputes().open("bob", "w4", "x");
    }
}
