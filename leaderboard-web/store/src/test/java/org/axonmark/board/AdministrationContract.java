package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonmark.board.accounts.Account;
import org.axonmark.board.accounts.Accounts;
import org.axonmark.board.accounts.Role;
import org.axonmark.board.accounts.Scope;
import org.axonmark.board.accounts.Session;
import org.axonmark.board.custody.Custody;
import org.axonmark.board.moderation.Act;
import org.axonmark.board.moderation.Administration;
import org.axonmark.board.moderation.Disputes;
import org.axonmark.board.moderation.Entry;
import org.axonmark.board.moderation.Moderation;
import org.axonmark.board.moderation.Person;
import org.axonmark.board.queue.Queue;
import org.axonmark.board.queue.QueueRules;
import org.axonmark.board.store.ResultStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Keys;
import org.axonmark.results.format.RoundCommitment;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCardDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What administrators do, and what is left of who leaves, the same on every database. */
abstract class AdministrationContract {

    private static final String SEED = "07".repeat(32);
    private static final Sha256 COMMITMENT = RoundCommitment.of(HexFormat.of().parseHex(SEED));

    @TempDir
    private Path home = Path.of("");

    private final KeyPair agent = BoardContract.key();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private @Nullable ResultStore store;
    private @Nullable Board board;
    private @Nullable Accounts accounts;
    private @Nullable Moderation moderation;
    private @Nullable Administration administration;

    /** Returns an open store without rows. */
    abstract ResultStore emptied();

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("agents"));
        Files.createDirectories(home.resolve("admins"));
        Files.writeString(home.resolve("agents/one.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(agent.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        Files.writeString(home.resolve("agents/one.sha256"), sum("agent's token"));
        Files.writeString(home.resolve("admins/ada.sha256"), sum("axa_code") + "\n" + now.plus(Duration.ofHours(1)) + "\n");
        Files.writeString(home.resolve("tasks.json"), new Json.Arr(List.of(TaskCardDocument.toJson(Samples.OPEN),
                TaskCardDocument.toJson(Samples.ROUND))).pretty());
        Files.writeString(home.resolve("rounds.json"), """
                [{"task": "eeg/round@1", "number": 1, "commitment": "%s", "opened": "2026-01-01T00:00:00Z"}]
                """.formatted(COMMITMENT));
        store = emptied();
        Told told = new Told(home);
        board = new Board(told, store, false, () -> now);
        accounts = new Accounts(store.accounts(), told, () -> now);
        moderation = new Moderation(board, store.moderation(), () -> now);
        administration = new Administration(moderation, store.moderation(), store.administration(), told, () -> now);
        for (String name : List.of("ada", "bob", "eve")) {
            store.accounts().add(new Account(name, "no password fits this", now));
        }
        administration.claim("ada", "axa_code");
    }

    private static String sum(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private ResultStore store() {
        return Objects.requireNonNull(store);
    }

    private Board board() {
        return Objects.requireNonNull(board);
    }

    private Accounts accounts() {
        return Objects.requireNonNull(accounts);
    }

    private Administration administration() {
        return Objects.requireNonNull(administration);
    }

    private List<Entry> log() {
        return Objects.requireNonNull(moderation).log(Integer.MAX_VALUE, 100);
    }

    private boolean begins(String account) {
        return store().accounts().begin(new Session(Sha256.of(new byte[] {(byte) log().size()}), account, now, now), now.minusSeconds(9));
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AxonmarkException.class, e -> assertThat(e.code().id()).isEqualTo(code));
    }

    @Test
    void firstAdministrator_needsACodeOfTheMachine_once_forTheName_withinTheHour() throws IOException {
        assertThat(log()).extracting(entry -> entry.act().who()).containsExactly("keeper");
        refused(() -> administration().claim("ada", "axa_code"), "code-wrong");
        Files.writeString(home.resolve("admins/bob.sha256"), sum("axa_other") + "\n" + now.plus(Duration.ofHours(1)) + "\n");
        refused(() -> administration().claim("eve", "axa_other"), "code-wrong");
        refused(() -> administration().claim("../admins/bob", "axa_other"), "code-wrong");
        refused(() -> administration().claim("bob", "axa_guess"), "code-wrong");
        now = now.plus(Duration.ofHours(1));
        refused(() -> administration().claim("bob", "axa_other"), "code-wrong");
        refused(() -> administration().lock("bob", "eve", "so"), "role-missing");
    }

    @Test
    void othersThanAdministrators_doNothing() {
        administration().give("ada", "bob", Role.MODERATOR, "trusted");
        for (String one : List.of("bob", "eve")) {
            refused(() -> administration().people(one, "", 9), "role-missing");
            refused(() -> administration().lock(one, "ada", "so"), "role-missing");
            refused(() -> administration().unlock(one, "ada", "so"), "role-missing");
            refused(() -> administration().endSessions(one, "ada", "so"), "role-missing");
            refused(() -> administration().revokeTokens(one, "ada", "so"), "role-missing");
            refused(() -> administration().give(one, one, Role.ADMINISTRATOR, "so"), "role-missing");
            refused(() -> administration().take(one, "ada", Role.ADMINISTRATOR, "so"), "role-missing");
            refused(() -> administration().quota(one, Optional.of(one), Optional.empty(), Optional.of(99), "so"), "role-missing");
            refused(() -> administration().revokeAgent(one, Keys.id(agent.getPublic()), "so"), "role-missing");
            refused(() -> administration().endRound(one, COMMITMENT, SEED, "so"), "role-missing");
        }
        refused(() -> administration().lock("ada", "ada", "so"), "not-oneself");
        refused(() -> administration().take("ada", "ada", Role.ADMINISTRATOR, "so"), "not-oneself");
        refused(() -> administration().lock("ada", "nobody", "so"), "account-unknown");
        refused(() -> administration().lock("ada", "bob", " "), "text-invalid");
        administration().take("ada", "bob", Role.MODERATOR, "no longer");
        assertThat(administration().person("ada", "bob").roles()).isEmpty();
    }

    @Test
    void lockedAccount_isOut_andItsTokensDoNothing_untilUnlocked() {
        assertThat(begins("bob")).isTrue();
        String token = accounts().makeToken("bob", "ci", Set.of(Scope.SUBMIT), 9);
        administration().lock("ada", "bob", "sent malware");
        Person locked = administration().people("ada", "b", 9).getFirst();
        assertThat(locked.locked()).contains(now);
        assertThat(locked.sessions()).isZero();
        assertThat(begins("bob")).isFalse();
        refused(() -> accounts().caller(token, Scope.SUBMIT), "account-locked");
        administration().unlock("ada", "bob", "a mistake");
        assertThat(accounts().caller(token, Scope.SUBMIT)).contains("bob");
        assertThat(begins("bob")).isTrue();
        administration().endSessions("ada", "bob", "lost laptop");
        administration().revokeTokens("ada", "bob", "lost laptop");
        assertThat(administration().person("ada", "bob")).extracting(Person::sessions, Person::tokens).containsExactly(0, 0);
        assertThat(accounts().caller(token, Scope.SUBMIT)).isEmpty();
        assertThat(log()).filteredOn(entry -> entry.act().subject().equals("account/bob")).hasSize(4)
                .noneMatch(entry -> entry.isShown(now));
    }

    @Test
    void quotas_holdTheMostSpecial() {
        Queue queue = new Queue(board(), store().orders(), QueueRules.USUAL, () -> now);
        SubmissionCard card = Samples.result("x", "mine", Samples.OPEN, 0.5, Optional.empty()).evaluation().submission();
        administration().quota("ada", Optional.empty(), Optional.of("eeg/open@1"), Optional.of(0), "the machine is broken");
        refused(() -> queue.ask("bob", card, List.of("eeg/open@1"), "k1"), "quota-spent");
        queue.ask("bob", card, List.of("eeg/round@1"), "k2");
        administration().quota("ada", Optional.of("bob"), Optional.empty(), Optional.of(1), "one try");
        queue.ask("bob", card, List.of("eeg/open@1"), "k3");
        refused(() -> queue.ask("bob", card, List.of("eeg/round@1"), "k4"), "quota-spent");
        administration().quota("ada", Optional.of("bob"), Optional.of("eeg/open@1"), Optional.of(2), "two");
        queue.ask("bob", card, List.of("eeg/open@1"), "k5");
        assertThat(administration().quotas("ada")).hasSize(3);
        administration().quota("ada", Optional.of("bob"), Optional.empty(), Optional.empty(), "as usual");
        queue.ask("bob", card, List.of("eeg/round@1"), "k6");
        refused(() -> administration().quota("ada", Optional.empty(), Optional.empty(), Optional.of(-1), "x"), "quota-invalid");
        assertThat(log()).filteredOn(entry -> entry.act().act() == Act.QUOTA_SET).extracting(entry -> entry.isShown(now))
                .as("newest first; of an account, not shown").containsExactly(false, false, false, true);
    }

    @Test
    void revokedKey_countsNoMore_andGivesNoWork() {
        assertThat(board().agent("agent's token")).contains("one");
        Kept before = board().accept(Samples.signed(Samples.result("a1", "x", Samples.OPEN, 0.5, Optional.empty()), agent));
        String key = Keys.id(agent.getPublic());
        administration().revokeAgent("ada", key, "the key leaked");
        Kept after = board().accept(Samples.signed(Samples.result("a2", "y", Samples.OPEN, 0.5, Optional.empty()), agent));
        assertThat(before.standing()).isEqualTo(Standing.ELIGIBLE);
        assertThat(after.standing()).isEqualTo(Standing.SELF_REPORTED);
        assertThat(board().result("a1").orElseThrow().standing()).as("what it signed before stays").isEqualTo(Standing.ELIGIBLE);
        assertThat(board().agent("agent's token")).isEmpty();
        assertThat(administration().agents("ada")).containsExactly(new Told.Agent("one", Optional.of(key), true));
        refused(() -> administration().revokeAgent("ada", key, "again"), "agent-unknown");
    }

    @Test
    void round_endsWithItsSeed_andEntriesStay() {
        board().accept(Samples.signed(Samples.result("r1", "x", Samples.ROUND, 0.6, Optional.of(COMMITMENT)), agent));
        assertThat(Custody.tasks(board()).getLast().secrets().getLast().readers()).containsExactly(Custody.Reader.AGENTS);
        refused(() -> administration().endRound("ada", COMMITMENT, "08".repeat(32), "over"), "round-seed");
        refused(() -> administration().endRound("ada", RoundCommitment.of(new byte[32]), "00".repeat(32), "over"), "round-unknown");
        assertThat(board().rounds().getFirst().seed()).isEmpty();
        administration().endRound("ada", COMMITMENT, SEED, "over");
        assertThat(board().rounds()).containsExactly(new Told.RoundCard("eeg/round@1", 1, COMMITMENT, Optional.of(now), Optional.of(now),
                Optional.of(SEED), Optional.empty()));
        TaskBoard shown = board().board("eeg/round@1").orElseThrow();
        assertThat(shown.eligible().rows()).hasSize(1);
        assertThat(shown.round().orElseThrow().hasEnded()).isTrue();
        assertThat(board().openRound("eeg/round@1")).isEmpty();
        assertThat(board().isSecret(board().result("r1").orElseThrow().result())).isFalse();
        assertThat(Custody.tasks(board()).getLast().secrets().getLast().readers()).contains(Custody.Reader.PUBLIC)
                .doesNotContain(Custody.Reader.WORKER);
        assertThat(Custody.log(board(), 9)).extracting(Custody.Line::access)
                .containsExactlyInAnyOrder(Custody.Access.OPENED, Custody.Access.REVEALED, Custody.Access.USED);
        refused(() -> administration().endRound("ada", COMMITMENT, SEED, "again"), "round-unknown");
    }

    @Test
    void whoLeaves_leavesAPseudonym() {
        Disputes disputes = new Disputes(board(), Objects.requireNonNull(moderation), store().moderation(), () -> now);
        board().accept(Samples.signed(Samples.result("l1", "bobs", Samples.OPEN, 0.5, Optional.empty()), agent), "bob");
        Queue queue = new Queue(board(), store().orders(), QueueRules.USUAL, () -> now);
        queue.ask("bob", Samples.result("l2", "bobs", Samples.OPEN, 0.5, Optional.empty()).evaluation().submission(),
                List.of("eeg/open@1"), "k");
        String token = accounts().makeToken("bob", "ci", Set.of(Scope.SUBMIT), 9);
        begins("bob");
        administration().quota("ada", Optional.of("bob"), Optional.empty(), Optional.of(3), "less");
        String dispute = disputes.open("bob", "l1", "I doubt myself").id();
        assertThat(administration().own().disputesOf("bob")).hasSize(1);
        assertThat(administration().own().linesOf("bob")).hasSize(2);
        assertThat(administration().own().sessions("bob")).hasSize(1);
        String pseudonym = administration().delete("bob");
        assertThat(pseudonym).matches("deleted\\.[0-9a-f]{12}");
        assertThat(store().accounts().account("bob")).isEmpty();
        assertThat(begins("bob")).isFalse();
        assertThat(accounts().caller(token, Scope.SUBMIT)).isEmpty();
        assertThat(administration().quotas("ada")).isEmpty();
        assertThat(administration().own().linesOf("bob")).isEmpty();
        assertThat(board().result("l1")).isPresent();
        assertThat(store().moderation().owner("bobs")).contains(pseudonym);
        assertThat(queue.lastOf(pseudonym, 9)).hasSize(1);
        assertThat(disputes.find(dispute)).extracting("account").isEqualTo(pseudonym);
        assertThat(disputes.find(dispute).messages().getFirst().account()).isEqualTo(pseudonym);
        assertThat(store().accounts().add(new Account("bob", "x", now))).as("nobody is mistaken for him").isFalse();
        String before = Entry.BEGIN;
        for (Entry entry : log().reversed()) {
            assertThat(entry.sum()).as("the chain still holds").isEqualTo(Entry.chained(before, entry.bodySum()));
            before = entry.sum().hex();
        }
        assertThat(log()).filteredOn(entry -> !entry.isWhole()).hasSize(2).allMatch(entry -> entry.salt().isEmpty());
    }
}
