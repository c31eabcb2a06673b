package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.axonmark.board.queue.Offer;
import org.axonmark.board.queue.Order;
import org.axonmark.board.queue.Place;
import org.axonmark.board.queue.Queue;
import org.axonmark.board.queue.QueueRules;
import org.axonmark.board.queue.Work;
import org.axonmark.board.store.ResultStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCardDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the queue does, the same on every database. */
abstract class QueueContract {

    private static final Sha256 COMMITMENT = Sha256.of(new byte[] {7});
    private static final QueueRules RULES = new QueueRules(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofDays(7), 3, 4,
            Duration.ofDays(7));
    private static final String OPEN = "eeg/open@1";
    private static final String ROUND = "eeg/round@1";
    private static final List<Offer> BOTH = List.of(new Offer(OPEN, Set.of()), new Offer(ROUND, Set.of(COMMITMENT)));

    @TempDir
    private Path home = Path.of("");

    private final KeyPair agent = key();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private @Nullable ResultStore store;
    private @Nullable Queue queue;

    /** Returns an open store without rows. */
    abstract ResultStore emptied();

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("agents"));
        Files.writeString(home.resolve("agents/one.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(agent.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        Files.writeString(home.resolve("tasks.json"), new Json.Arr(List.of(
                TaskCardDocument.toJson(Samples.OPEN), TaskCardDocument.toJson(Samples.ROUND))).pretty());
        Files.writeString(home.resolve("rounds.json"), """
                [{"task": "eeg/round@1", "number": 1, "commitment": "%s", "opened": "2026-01-01T00:00:00Z"}]
                """.formatted(COMMITMENT));
        store = emptied();
        restart(RULES);
    }

    /** What lives in the board's memory is gone. */
    private void restart(QueueRules rules) {
        ResultStore kept = Objects.requireNonNull(store);
        InstantSource clock = () -> now;
        queue = new Queue(new Board(new Told(home), kept, false, clock), kept.orders(), rules, clock);
    }

    private Queue queue() {
        return Objects.requireNonNull(queue);
    }

    private Order ask(String account, String submission, String task) {
        return queue().ask(account, card(submission), List.of(task), submission + "-" + account).getFirst();
    }

    private static SubmissionCard card(String submission) {
        return Samples.result("any", submission, Samples.OPEN, 0.5, Optional.empty()).evaluation().submission();
    }

    private byte[] result(Work work, String evaluation, boolean ourFault) {
        String submission = work.order().coordinates().substring(0, work.order().coordinates().indexOf(':'));
        Result scored = Samples.result(evaluation, submission, work.order().task().equals(OPEN) ? Samples.OPEN : Samples.ROUND, 0.6,
                work.round());
        Result shown = ourFault
                ? new Result(scored.evaluation(), new EndState.Abandoned("disk full"), List.of(), List.of(), Optional.empty(), scored.use(),
                        Optional.empty())
                : scored;
        return Samples.signed(shown, agent);
    }

    private Work take(String name) {
        return queue().take(name, BOTH).orElseThrow();
    }

    /** Until its day its owner too is told that there is a result, and not which. */
    @Test
    void resultOfASealedRound_isKeptBackFromItsOwnerToo() throws IOException {
        Files.writeString(home.resolve("rounds.json"),
                """
                        [{"task": "eeg/round@1", "number": 1, "commitment": "%s", "opened": "2026-01-01T00:00:00Z", "sealedUntil": "2026-03-01T00:00:00Z"}]
                        """
                        .formatted(COMMITMENT));
        assertThatThrownBy(() -> queue().ask("ann", card("mine"), List.of(ROUND), "k0", Optional.of(now.plus(Duration.ofDays(3)))))
                .hasMessageContaining("is sealed until 2026-03-01T00:00:00Z");
        Order asked = queue().ask("ann", card("mine"), List.of(ROUND), "k", Optional.empty()).getFirst();
        Work work = queue().take("lab", BOTH).orElseThrow();
        assertThat(queue().shown(work.order())).isEqualTo(work.order());
        Order ended = queue().finish("lab", asked.id(), 1, result(work, "e1", false));
        assertThat(queue().shown(ended).end().orElseThrow().evaluation()).isEmpty();
        assertThat(queue().shown(ended).end().orElseThrow().detail()).contains("sealed until 2026-03-01T00:00:00Z");
        Board board = new Board(new Told(home), Objects.requireNonNull(store), false, () -> now);
        now = now.plus(Duration.ofDays(4));
        assertThat(board.result("e1")).isEmpty();
        now = Instant.parse("2026-03-01T00:00:00Z");
        assertThat(board.result("e1")).isPresent();
        assertThat(queue().shown(ended)).isEqualTo(ended);
    }

    /** Its owner's page asks for it by another way; see AccountIT. */
    @Test
    void privateResult_standsNowhere_untilItsDay() {
        Instant day = now.plus(Duration.ofDays(3));
        Order order = queue().ask("ann", card("mine"), List.of(OPEN), "k", Optional.of(day)).getFirst();
        Work work = queue().take("lab", BOTH).orElseThrow();
        queue().finish("lab", order.id(), 1, result(work, "e1", false));
        Board board = new Board(new Told(home), Objects.requireNonNull(store), false, () -> now);
        assertThat(board.result("e1")).isEmpty();
        assertThat(board.anyResult("e1")).isPresent();
        assertThat(board.board(OPEN).orElseThrow().eligible().rows()).isEmpty();
        assertThat(board.newest(10)).isEmpty();
        assertThat(board.submission(order.coordinates())).isEmpty();
        assertThat(queue().isPublic(queue().find(order.id()).orElseThrow())).isFalse();
        now = day;
        assertThat(board.result("e1")).isPresent();
        assertThat(board.board(OPEN).orElseThrow().eligible().rows()).hasSize(1);
        assertThat(board.newest(10)).hasSize(1);
        assertThat(queue().lines(order.id(), 0).getLast().text())
                .isEqualTo("ended: scored, the result's SHA-256 is " + Receipt.sumOf(board.result("e1").orElseThrow().result()));
    }

    @Test
    void embargo_hasAnEnd() {
        assertRefused(() -> queue().ask("ann", card("mine"), List.of(OPEN), "k", Optional.of(now)), "embargo-invalid");
        assertRefused(() -> queue().ask("ann", card("mine"), List.of(OPEN), "k", Optional.of(now.plus(Duration.ofDays(367)))),
                "embargo-invalid");
    }

    @Test
    void log_tellsWhatHappened_inItsOrder() {
        Order order = ask("ann", "mine", OPEN);
        assertThat(queue().lines(order.id(), 0)).isEmpty();
        queue().take("lab", BOTH);
        queue().renew("lab", order.id(), 1, "half way");
        queue().renew("lab", order.id(), 1, "half way");
        now = now.plus(Duration.ofMinutes(2));
        queue().take("other", BOTH);
        queue().cancel("ann", order.id());
        assertThat(queue().lines(order.id(), 0)).extracting(line -> line.number() + " " + line.attempt() + " " + line.text())
                .containsExactly("1 1 agent 'lab' took it", "2 1 half way",
                        "3 1 attempt 1 is lost: agent 'lab' was not heard of again", "4 2 agent 'other' took it",
                        "5 2 cancelled by its owner");
        assertThat(queue().lines(order.id(), 4)).hasSize(1);
    }

    @Test
    void order_isTaken_renewed_andEndsWithItsResult() {
        Order asked = ask("ann", "mine", OPEN);
        assertThat(asked.state()).isEqualTo(Order.State.WAITING);
        Work work = take("a");
        assertThat(work.order().id()).isEqualTo(asked.id());
        assertThat(work.order().attempt()).isEqualTo(1);
        now = now.plusSeconds(50);
        assertThat(queue().renew("a", asked.id(), 1, "3 of 12\0" + "!".repeat(5000))).isEqualTo(now.plusSeconds(60));
        assertThat(queue().find(asked.id()).orElseThrow().progress()).startsWith("3 of 12\ufffd!").hasSize(300);
        now = now.plusSeconds(50);
        Order ended = queue().finish("a", asked.id(), 1, result(work, "e1", false));
        assertThat(ended.end().orElseThrow().state()).isEqualTo("scored");
        assertThat(queue().find(asked.id())).contains(ended);
        assertThat(Objects.requireNonNull(store).find("e1")).isPresent();
        assertThat(queue().finish("a", asked.id(), 1, result(work, "e1", false))).as("the answer may have been lost").isEqualTo(ended);
        assertThat(queue().take("a", BOTH)).isEmpty();
    }

    @Test
    void sameKey_isTheSameOrder_andNotAnotherJar() {
        Order first = ask("ann", "mine", OPEN);
        assertThat(ask("ann", "mine", OPEN)).isEqualTo(first);
        assertRefused(() -> queue().ask("ann", card("other"), List.of(OPEN), "mine-ann"), "key-taken");
        assertThat(queue().open()).hasSize(1);
    }

    @Test
    void silentAgent_losesItsLease_andComesTooLate() {
        Order asked = ask("ann", "mine", OPEN);
        Work late = take("a");
        now = now.plusSeconds(61);
        Work again = take("b");
        assertThat(again.order().attempt()).isEqualTo(2);
        assertRefused(() -> queue().renew("a", asked.id(), 1, ""), "lease-lost");
        assertRefused(() -> queue().finish("a", asked.id(), 1, result(late, "e1", false)), "lease-lost");
        assertThat(Objects.requireNonNull(store).find("e1")).as("nothing of a late attempt is kept").isEmpty();
        queue().finish("b", asked.id(), 2, result(again, "e2", false));
        assertRefused(() -> queue().finish("a", asked.id(), 1, result(late, "e1", false)), "lease-lost");
    }

    @Test
    void boardThatWasDown_blamesNoAgent_butKeepsDeadlines() {
        Order asked = ask("ann", "mine", OPEN);
        take("a");
        now = now.plusSeconds(200);
        restart(RULES);
        now = now.plusSeconds(59);
        queue().renew("a", asked.id(), 1, "still here");
        now = now.plus(RULES.allowance());
        restart(RULES);
        assertRefused(() -> queue().renew("a", asked.id(), 1, ""), "lease-lost");
    }

    @Test
    void renewing_endsAtTheDeadline() {
        Order asked = ask("ann", "mine", OPEN);
        Instant deadline = take("a").order().lease().orElseThrow().deadline();
        assertThat(deadline).as("the task's wall time and the allowance").isEqualTo(now.plusSeconds(1).plus(RULES.allowance()));
        while (now.plusSeconds(30).isBefore(deadline)) {
            now = now.plusSeconds(30);
            assertThat(queue().renew("a", asked.id(), 1, "")).isBeforeOrEqualTo(deadline);
        }
        now = deadline;
        assertRefused(() -> queue().renew("a", asked.id(), 1, ""), "lease-lost");
        assertThat(queue().find(asked.id()).orElseThrow().state()).isEqualTo(Order.State.WAITING);
    }

    @Test
    void ourFault_isTriedAgain_andAbandonedInTheEnd() {
        Order asked = ask("ann", "mine", OPEN);
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(queue().find(asked.id()).orElseThrow().state()).isEqualTo(Order.State.WAITING);
            Work work = take("a");
            queue().finish("a", asked.id(), attempt, result(work, "e" + attempt, true));
        }
        Order.End end = queue().find(asked.id()).orElseThrow().end().orElseThrow();
        assertThat(end.state()).isEqualTo("abandoned");
        assertThat(end.detail()).contains("3 attempts", "disk full");
        assertThat(end.evaluation()).isEmpty();
    }

    @Test
    void nobodyTakesIt_itEndsToo() {
        Order asked = ask("ann", "mine", OPEN);
        now = now.plus(RULES.patience());
        assertThat(queue().find(asked.id()).orElseThrow().end().orElseThrow().detail()).contains("no agent took it within 7 days");
    }

    @Test
    void cancelled_fencesItsAgentOff_andOnlyItsOwnerMay() {
        Order asked = ask("ann", "mine", OPEN);
        Work work = take("a");
        assertRefused(() -> queue().cancel("bob", asked.id()), "order-unknown");
        assertThat(queue().cancel("ann", asked.id()).end().orElseThrow().state()).isEqualTo("cancelled");
        assertRefused(() -> queue().finish("a", asked.id(), 1, result(work, "e1", false)), "lease-lost");
        assertThat(queue().take("a", BOTH)).isEmpty();
    }

    @Test
    void agent_isGivenOnlyWhatItCanDo() {
        ask("ann", "mine", ROUND);
        assertThat(queue().take("a", List.of(new Offer(OPEN, Set.of()), new Offer(ROUND, Set.of())))).isEmpty();
        assertThat(take("b").round()).contains(COMMITMENT);
    }

    @Test
    void turns_goToTheAccountWithFewestRunning() {
        ask("ann", "one", OPEN);
        ask("ann", "two", OPEN);
        now = now.plusSeconds(1);
        ask("bob", "three", OPEN);
        assertThat(take("a").order().coordinates()).isEqualTo("one:1.0.0");
        assertThat(take("b").order().coordinates()).isEqualTo("three:1.0.0");
        assertThat(take("c").order().coordinates()).isEqualTo("two:1.0.0");
    }

    @Test
    void quota_countsWhatWasTheAccountsDoing() {
        for (int i = 0; i < 4; i++) {
            queue().ask("ann", card("mine"), List.of(OPEN), "k" + i);
        }
        assertRefused(() -> queue().ask("ann", card("mine"), List.of(OPEN), "k9"), "quota-spent");
        assertThat(queue().ask("ann", card("mine"), List.of(ROUND), "k9")).as("another task").hasSize(1);
        for (int attempt = 1; attempt <= 3; attempt++) {
            Work work = queue().take("a", List.of(new Offer(OPEN, Set.of()))).orElseThrow();
            queue().giveBack("a", work.order().id(), work.order().attempt(), "disk full");
        }
        assertThat(queue().ask("ann", card("mine"), List.of(OPEN), "k10")).as("one was given back").hasSize(1);
        now = now.plus(Duration.ofDays(8));
        assertThat(queue().ask("ann", card("mine"), List.of(OPEN), "k11")).hasSize(1);
    }

    @Test
    void idBelongsToTheAccountThatFirstAsked_andAVersionMeansOneJar() {
        ask("ann", "mine", OPEN);
        assertRefused(() -> ask("bob", "mine", OPEN), "id-taken");
        SubmissionCard card = card("mine");
        SubmissionCard other = new SubmissionCard(card.id(), card.version(), card.title(), card.authors(), card.licence(), card.suite(),
                card.spi(), card.provider(), card.onnx(), card.trainingData(), card.memoryBytes(), Sha256.of(new byte[] {1}), 1);
        assertRefused(() -> queue().ask("ann", other, List.of(OPEN), "again"), "version-taken");
        assertThat(queue().open()).hasSize(1);
    }

    @Test
    void wrongRequests_areRefusedByName() {
        assertRefused(() -> ask("ann", "mine", "eeg/none@1"), "task-unknown");
        assertRefused(() -> queue().ask("ann", card("mine"), List.of(), "k"), "tasks-invalid");
        assertRefused(() -> queue().ask("ann", card("mine"), List.of(OPEN, OPEN), "k"), "tasks-invalid");
        assertRefused(() -> queue().ask("ann", card("mine"), List.of(OPEN), "no key!"), "key-invalid");
        Order asked = ask("ann", "mine", OPEN);
        ask("ann", "other", OPEN);
        Work work = take("a");
        Work foreign = take("a");
        assertRefused(() -> queue().finish("a", asked.id(), 1, result(foreign, "e1", false)), "result-foreign");
        assertRefused(() -> queue().finish("b", asked.id(), 1, result(work, "e1", false)), "lease-lost");
        assertRefused(() -> queue().finish("a", "nothing", 1, result(work, "e1", false)), "order-unknown");
    }

    @Test
    void place_tellsHowManyAreBefore_andHowLongTheyTake() {
        Order first = ask("ann", "one", OPEN);
        Order second = ask("ann", "two", OPEN);
        assertThat(queue().places()).containsOnlyKeys(first.id(), second.id());
        assertThat(queue().places().get(second.id())).as("no agent was seen, nothing has ended yet")
                .isEqualTo(new Place(2, Optional.empty()));
        Work work = take("a");
        assertThat(queue().places()).containsOnlyKeys(second.id()).containsEntry(second.id(), new Place(1, Optional.of(Duration.ZERO)));
        Order third = ask("bob", "three", OPEN);
        assertThat(queue().places().get(third.id())).as("how long the second takes is not known").isEqualTo(new Place(2, Optional.empty()));
        queue().finish("a", work.order().id(), 1, result(work, "e1", false));
        assertThat(Objects.requireNonNull(queue().places().get(third.id())).expected()).isPresent();
    }

    /** Agents die, come back late, tell nothing, fail by our fault; the board forgets its memory; owners cancel: every order ends, once. */
    @Test
    void everyOrderEnds_once_whateverCrashes() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            QueueRules generous =
                    new QueueRules(RULES.lease(), RULES.allowance(), RULES.patience(), RULES.attempts(), 1_000, RULES.quotaPeriod());
            restart(generous);
            Map<String, Order> ended = new HashMap<>();
            Map<Integer, Work> held = new HashMap<>();
            int asked = 0;
            int kept = 0;
            for (int step = 0; step < 250; step++) {
                String name = "agent" + random.nextInt(3);
                switch (random.nextInt(10)) {
                    case 0, 1 -> ask("account" + asked % 2, "s" + seed + "-" + asked++, OPEN);
                    case 2, 3 -> queue().take(name, BOTH).ifPresent(work -> held.put(random.nextInt(6), work));
                    case 4, 5, 6 -> kept += act(random, held, seed + "x" + step);
                    case 7 -> now = now.plusSeconds(random.nextInt(90));
                    case 8 -> restart(generous);
                    default -> queue().open().stream().findAny().filter(_ -> random.nextInt(4) == 0)
                            .ifPresent(order -> queue().cancel(order.account(), order.id()));
                }
                for (Order order : queue().lastEnded(10_000)) {
                    Order before = ended.putIfAbsent(order.id(), order);
                    assertThat(before == null || before.equals(order)).as("what has ended stays as it is").isTrue();
                }
            }
            restart(generous);
            for (int patience = 0; !queue().open().isEmpty(); patience++) {
                assertThat(patience).as("each lease runs out, at most three times").isLessThan(200);
                queue().take("reaper", BOTH);
                now = now.plusSeconds(61);
            }
            List<Order> all = queue().lastEnded(10_000);
            assertThat(all).allSatisfy(order -> {
                assertThat(order.attempt()).isLessThanOrEqualTo(3);
                assertThat(order.end().orElseThrow().evaluation().isPresent())
                        .isEqualTo(order.end().orElseThrow().state().equals("scored"));
            });
            String prefix = Long.toString(seed) + "x";
            List<String> evaluations = all.stream().flatMap(order -> order.end().orElseThrow().evaluation().stream())
                    .filter(id -> id.startsWith(prefix)).toList();
            assertThat(evaluations).doesNotHaveDuplicates().hasSize(kept);
            assertThat(Objects.requireNonNull(store).ofTask(OPEN).stream().filter(one -> one.result().evaluation().id().startsWith(prefix)))
                    .as("one result an order, none lost").hasSize(kept);
        }
    }

    /** An agent does something with what it holds or held. Returns how many results were kept by that. */
    private int act(Random random, Map<Integer, Work> held, String evaluation) {
        Work work = held.get(random.nextInt(6));
        if (work == null) {
            return 0;
        }
        String name = work.order().lease().orElseThrow().agent();
        String id = work.order().id();
        int attempt = work.order().attempt();
        Order before = queue().find(id).orElseThrow();
        boolean current = before.attempt() == attempt && before.state() == Order.State.RUNNING;
        try {
            switch (random.nextInt(4)) {
                case 0 -> queue().renew(name, id, attempt, "going on");
                case 1 -> queue().giveBack(name, id, attempt, "stopping");
                case 2 -> queue().finish(name, id, attempt, result(work, evaluation, true));
                default -> {
                    queue().finish(name, id, attempt, result(work, evaluation, false));
                    assertThat(current).isTrue();
                    return 1;
                }
            }
        } catch (AxonmarkException e) {
            assertThat(e.code().id()).isEqualTo("lease-lost");
            assertThat(current).as("only a lost attempt is refused").isFalse();
        }
        return 0;
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
        return assertThatThrownBy(call).asInstanceOf(InstanceOfAssertFactories.throwable(AxonmarkException.class))
                .satisfies(e -> assertThat(e.code().id()).isEqualTo(code));
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
