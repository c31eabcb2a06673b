package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.assertj.core.api.ThrowableAssert;
import org.axonmark.board.queue.Offer;
import org.axonmark.board.queue.Order;
import org.axonmark.board.queue.Queue;
import org.axonmark.board.queue.QueueRules;
import org.axonmark.board.queue.Work;
import org.axonmark.board.store.ResultStore;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.Use;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a board does when a task's scorer is newer than its rows, the same on every database. */
abstract class RederivationContract {

    private static final Sha256 FIRST = Sha256.of(new byte[] {1});
    private static final Sha256 SECOND = Sha256.of(new byte[] {2});
    private static final Sha256 OUTCOMES = Sha256.of(new byte[] {3});
    private static final String OPEN = "eeg/open@1";
    private static final String ROUND = "eeg/round@1";

    @TempDir
    private Path home = Path.of("");

    private final KeyPair key = key();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private boolean hasJars;
    private @Nullable ResultStore store;
    private @Nullable Board board;
    private @Nullable Queue queue;

    /** Returns an open store without rows. */
    abstract ResultStore emptied();

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("agents"));
        Files.writeString(home.resolve("agents/lab.pem"), "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(key.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n");
        rounds("""
                [{"task": "eeg/round@1", "number": 1, "commitment": "%s", "opened": "2026-01-01T00:00:00Z"}]
                """.formatted(FIRST));
        scorer(1);
        store = emptied();
        restart();
        publish(evaluated("e1", "weak", Samples.OPEN, 0.6, Optional.empty()));
        publish(evaluated("e2", "strong", Samples.OPEN, 0.8, Optional.empty()));
    }

    /** What lives in the board's memory is gone. */
    private void restart() {
        InstantSource clock = () -> now;
        board = new Board(new Told(home), store(), false, clock);
        queue = new Queue(board, store().orders(), (account, sum) -> hasJars ? Optional.of(home) : Optional.empty(), QueueRules.USUAL,
                clock);
    }

    @Test
    void aNewerScorer_isAskedForEachRow_once() {
        assertThat(take("lab", 1)).as("nothing is older").isEmpty();
        scorer(2);
        assertThat(take("lab", 1)).as("an agent with the old scorer").isEmpty();
        assertThat(queue().open()).isEmpty();
        Work work = take("lab", 2).orElseThrow();
        assertThat(work.order().rederives()).contains(new Order.Rederives(work.order().coordinates().startsWith("weak") ? "e1" : "e2", 2));
        assertThat(work.order().account()).isEqualTo(Order.BOARD);
        assertThat(work.earlier().orElseThrow().result().evaluation().id()).isEqualTo(work.order().rederives().orElseThrow().evaluation());
        restart();
        take("lab", 2);
        restart();
        assertThat(take("lab", 2)).isEmpty();
        assertThat(queue().open()).hasSize(2);
        assertThat(queue().rederivations(card(2))).containsOnlyKeys("e1", "e2");
    }

    @Test
    void whatIsMadeAnew_standsInThePlaceOfWhatWas() {
        scorer(2);
        TaskBoard before = shown(OPEN);
        assertThat(Flags.of(before.eligible().rows().getFirst().kept(), Optional.of(card(2)))).extracting(Flag::kind)
                .containsExactly(Flag.Kind.OLDER_SCORER);
        now = now.plusSeconds(1);
        derive("e1", "n1", 0.9);
        TaskBoard after = shown(OPEN);
        assertThat(after).isNotSameAs(before);
        assertThat(shown(OPEN)).isSameAs(after);
        assertThat(ids(after.eligible())).containsExactly("n1", "e2");
        assertThat(after.older()).extracting(kept -> kept.result().evaluation().id()).containsExactly("e2");
        assertThat(board().result("e1")).as("readable for ever").isPresent();
        assertThat(board().rederived(board().result("e1").orElseThrow())).extracting(kept -> kept.result().evaluation().id())
                .containsExactly("n1");
        Rescored rescored = board().rescored(after);
        assertThat(rescored.shifts()).singleElement().satisfies(shift -> {
            assertThat(shift.from().kept().result().evaluation().id()).isEqualTo("e1");
            assertThat(shift.from().standing().orElseThrow().low()).isEqualTo(2);
            assertThat(shift.to().standing().orElseThrow().low()).isEqualTo(1);
        });
        assertThat(rescored.older()).hasSize(1);
        History history = board().history(OPEN, Optional.empty()).orElseThrow();
        assertThat(history.steps().getLast().causes()).extracting(History.Cause::kind)
                .containsExactly(History.Kind.NEW_SCORER, History.Kind.REDERIVED);
        assertThat(history.steps().getLast().moves()).hasSize(2);
        assertThat(queue().rederivations(card(2)).get("e1")).satisfies(order -> assertThat(order.end().orElseThrow().state())
                .isEqualTo("scored"));
        scorer(3);
        now = now.plusSeconds(1);
        derive("e1", "n2", 0.7);
        assertThat(ids(shown(OPEN).eligible())).containsExactly("e2", "n2");
        assertThat(board().rescored(shown(OPEN)).shifts()).singleElement()
                .satisfies(shift -> assertThat(shift.from().kept().result().evaluation().id()).isEqualTo("n1"));
        assertThat(board().rederived(board().result("n1").orElseThrow())).extracting(kept -> kept.result().evaluation().id())
                .containsExactly("n2", "n1");
    }

    @Test
    void whatDoesNotFollow_isRefused_andTheRowStays() {
        scorer(2);
        Work work = take("lab", 2).orElseThrow();
        Result right = anew(work, "n1", 0.9);
        EvaluationCard card = right.evaluation();
        Rederivation tie = right.rederives().orElseThrow();
        Result other = anew(evaluated("e9", "weak", Samples.OPEN, 0.6, Optional.empty()), 2, "n1", 0.9, false);
        refused(work, other, "document-invalid");
        refused(work, anew(work.earlier().orElseThrow().result(), 1, "n1", 0.9, false), "document-invalid");
        refused(work, anew(work.earlier().orElseThrow().result(), 3, "n1", 0.9, false), "document-invalid");
        refused(work, right.rederiving(new Rederivation(tie.evaluation(), OUTCOMES, false, "test", now)), "document-invalid");
        refused(work, with(right, new EvaluationCard(card.id(), card.submission(), card.task(), card.scorerVersion(), card.dataset(),
                card.limits(), card.harnessVersion(), card.host(), "11".repeat(32), card.round(), card.started(), card.ended())),
                "document-invalid");
        refused(work, new Result(card, right.state(), right.itemScores(), right.summaries(), right.labelSwap(),
                new Use(Duration.ZERO, Duration.ZERO, 0, 9, 9), right.outcomes()).rederiving(tie), "document-invalid");
        refused(work, new Result(card, right.state(), right.itemScores(), right.summaries(), right.labelSwap(), right.use(),
                Optional.of(FIRST)).rederiving(tie), "document-invalid");
        refused(work, new Result(card, right.state(), right.itemScores(), right.summaries(), right.labelSwap(), right.use(),
                right.outcomes()), "result-foreign");
        refused(() -> queue().finish("lab", work.order().id(), 1, Samples.signed(right, key())), "document-invalid");
        refused(() -> board().accept(Samples.signed(right, key)), "rederivation-unasked");
        assertThat(ids(shown(OPEN).eligible())).containsExactly("e2", "e1");
        queue().finish("lab", work.order().id(), 1, Samples.signed(right, key));
    }

    @Test
    void evaluatedAgain_mayDifferInTheRun_butNotInItsOrderAndBatches() {
        scorer(2);
        Work work = take("lab", 2).orElseThrow();
        Result again = anew(work.earlier().orElseThrow().result(), 2, "n1", 0.9, true);
        Result run = new Result(again.evaluation(), again.state(), again.itemScores(), again.summaries(), again.labelSwap(),
                new Use(Duration.ZERO, Duration.ZERO, 0, 9, 9), Optional.of(FIRST)).rederiving(again.rederives().orElseThrow());
        queue().finish("lab", work.order().id(), 1, Samples.signed(run, key));
        assertThat(ids(shown(OPEN).eligible())).first().isEqualTo("n1");
    }

    @Test
    void people_comeFirst_andTheirQuotaIsTheirs() {
        scorer(2);
        take("lab", 2);
        for (int i = 0; i < QueueRules.USUAL.quota(); i++) {
            now = now.plusSeconds(1);
            queue().ask("ann", evaluated("any", "weak", Samples.OPEN, 0.5, Optional.empty()).evaluation().submission(), List.of(OPEN),
                    "k" + i);
        }
        assertThat(queue().places()).hasSize(QueueRules.USUAL.quota() + 1);
        assertThat(List.copyOf(queue().places().keySet()).getLast())
                .isEqualTo(queue().rederivations(card(2)).values().stream().filter(order -> order.attempt() == 0).findFirst()
                        .orElseThrow().id());
        for (int i = 0; i < QueueRules.USUAL.quota(); i++) {
            assertThat(take("lab", 2).orElseThrow().order().account()).isEqualTo("ann");
        }
        assertThat(take("lab", 2).orElseThrow().order().account()).isEqualTo(Order.BOARD);
    }

    @Test
    void theSignersDay_thenWhoeverHasTheJar() {
        scorer(2);
        assertThat(take("other", 2)).isEmpty();
        now = now.plus(Duration.ofDays(1));
        assertThat(take("other", 2)).as("nobody but the signer can do without the JAR").isEmpty();
        hasJars = true;
        Work work = take("other", 2).orElseThrow();
        assertThat(work.hasJar()).isTrue();
        assertThat(take("lab", 2)).isPresent();
        now = now.plus(Duration.ofDays(40));
        assertThat(queue().open()).as("each attempt's lease ran out").allSatisfy(order -> assertThat(order.attempt()).isEqualTo(1));
        now = now.plus(Duration.ofDays(1));
        assertThat(queue().open()).as("and no agent came for 30 days").isEmpty();
        assertThat(queue().lastEnded(9)).extracting(order -> order.end().orElseThrow().state()).containsOnly("abandoned");
    }

    @Test
    void whatNoTryCanMend_endsAtOnce_whatWasOurFaultIsTriedAgain() {
        scorer(2);
        Work work = take("lab", 2).orElseThrow();
        queue().giveBack("lab", work.order().id(), 1, "disk full", "archive-disk");
        for (int attempt = 2; attempt <= 3; attempt++) {
            assertThat(take("lab", 2).orElseThrow().order().id()).isEqualTo(work.order().id());
            queue().giveBack("lab", work.order().id(), attempt, "disk full", "");
        }
        assertThat(queue().find(work.order().id()).orElseThrow().end().orElseThrow().state()).isEqualTo("abandoned");
        Work second = take("lab", 2).orElseThrow();
        assertThat(second.order().id()).isNotEqualTo(work.order().id());
        queue().giveBack("lab", second.order().id(), 1, "they are not in this archive", "outcomes-missing");
        assertThat(queue().find(second.order().id()).orElseThrow().end().orElseThrow().state()).isEqualTo(Order.UNDERIVABLE);
        restart();
        assertThat(take("lab", 2)).as("one order for a row and a scorer, for ever").isEmpty();
        assertThat(ids(shown(OPEN).eligible())).containsExactly("e2", "e1");
    }

    @Test
    void aRound_isTheRowsOwn_andItsEndEndsWhatWasAskedFor() {
        publish(evaluated("r1", "weak", Samples.ROUND, 0.6, Optional.of(FIRST)));
        publish(evaluated("r2", "strong", Samples.ROUND, 0.8, Optional.of(FIRST)));
        scorer(2);
        assertThat(queue().take("lab", List.of(new Offer(ROUND, Set.of(SECOND), 2)))).as("without the round's seed").isEmpty();
        List<Offer> offers = List.of(new Offer(ROUND, Set.of(FIRST, SECOND), 2));
        Work work = queue().take("lab", offers).orElseThrow();
        assertThat(work.round()).contains(FIRST);
        rounds("""
                [{"task": "eeg/round@1", "number": 1, "commitment": "%s", "opened": "2026-01-01T00:00:00Z", "ended": "2026-03-01T13:00:00Z"}]
                """
                .formatted(FIRST));
        now = Instant.parse("2026-03-01T12:00:30Z");
        queue().renew("lab", work.order().id(), 1, "on");
        Result anew = anew(work, "n1", 0.9);
        queue().finish("lab", work.order().id(), 1, Samples.signed(anew, key));
        assertThat(ids(shown(ROUND).eligible())).contains("n1").hasSize(2);
        rounds("""
                [{"task": "eeg/round@1", "number": 1, "commitment": "%s", "opened": "2026-01-01T00:00:00Z", "ended": "2026-03-01T12:00:00Z"},
                 {"task": "eeg/round@1", "number": 2, "commitment": "%s", "opened": "2026-03-01T12:00:00Z"}]
                """
                .formatted(FIRST, SECOND));
        now = now.plusSeconds(1);
        assertThat(queue().take("lab", offers)).isEmpty();
        assertThat(queue().open()).isEmpty();
        assertThat(queue().lastEnded(1).getFirst().end().orElseThrow().detail()).contains("no row of this evaluation stands");
    }

    @Test
    void practice_isMadeAnewToo_inItsPlaceBelow() {
        publish(evaluated("r1", "weak", Samples.ROUND, 0.6, Optional.empty()));
        publish(evaluated("r2", "weak", Samples.ROUND, 0.5, Optional.empty()));
        scorer(2);
        Work work = queue().take("lab", List.of(new Offer(ROUND, Set.of(FIRST), 2))).orElseThrow();
        assertThat(work.round()).isEmpty();
        assertThat(work.order().rederives().orElseThrow().evaluation()).isEqualTo("r1");
        queue().finish("lab", work.order().id(), 1, Samples.signed(anew(work, "n1", 0.9), key));
        TaskBoard shown = shown(ROUND);
        assertThat(shown.practice()).extracting(row -> row.kept().result().evaluation().id()).containsExactly("n1", "r2");
        assertThat(shown.eligible().rows()).isEmpty();
        assertThat(board().rescored(shown).shifts()).singleElement()
                .satisfies(shift -> assertThat(shift.from().kept().result().evaluation().id()).isEqualTo("r1"));
        assertThat(shown.older()).extracting(kept -> kept.result().evaluation().id()).containsExactly("r2");
    }

    @Test
    void privateAndFlaggedRows_areNotAskedFor_andFlagsGoAlong() {
        store().keep(board().examine(Samples.signed(evaluated("p1", "hidden", Samples.OPEN, 0.7, Optional.empty()), key))
                .from(Optional.of(now.plus(Duration.ofDays(3)))));
        flag("f1", Flag.Kind.SUSPECTED_GAMING, "strong:1.0.0", "e2");
        flag("f2", Flag.Kind.TRANSDUCTIVE, "weak:1.0.0", "e1");
        scorer(2);
        derive("e1", "n1", 0.9);
        assertThat(take("lab", 2)).isEmpty();
        assertThat(shown(OPEN).eligible().rows().getFirst().kept().flags()).extracting(Flag::kind)
                .containsExactly(Flag.Kind.TRANSDUCTIVE);
        now = now.plus(Duration.ofDays(3));
        assertThat(take("lab", 2).orElseThrow().order().rederives().orElseThrow().evaluation()).isEqualTo("p1");
    }

    /** Agents die, come late, fail by our fault or for good; the board forgets its memory; scorers go on: no order and no result is there twice, and all end. */
    @Test
    void nothingIsDoubledOrLost_whateverCrashes() {
        for (long seed = 1; seed <= 2; seed++) {
            Random random = new Random(seed);
            scorer(1);
            restart();
            String prefix = "s" + seed;
            for (int i = 0; i < 3; i++) {
                publish(evaluated(prefix + i, prefix + "x" + i, Samples.OPEN, 0.5 + i / 10.0, Optional.empty()));
            }
            int scorer = 1;
            Map<Integer, Work> held = new HashMap<>();
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> {
                        Optional<Work> work = take("lab", scorer);
                        work.ifPresent(one -> held.put(random.nextInt(3), one));
                    }
                    case 3, 4, 5, 6 -> act(random, held.get(random.nextInt(3)), prefix + "n" + step);
                    case 7 -> now = now.plusSeconds(random.nextInt(90));
                    case 8 -> restart();
                    default -> {
                        if (random.nextInt(4) == 0) {
                            scorer(++scorer);
                        }
                    }
                }
            }
            restart();
            for (int patience = 0; take("lab", scorer).isPresent() || !queue().open().isEmpty(); patience++) {
                assertThat(patience).as("each order ends").isLessThan(200);
                now = now.plusSeconds(61);
            }
            checkAll(scorer);
        }
    }

    private void checkAll(int scorer) {
        List<Order> orders = queue().lastEnded(10_000);
        assertThat(orders.stream().map(order -> order.rederives().orElseThrow()).toList()).as("one order for a row and a scorer")
                .doesNotHaveDuplicates();
        List<Kept> derived = store().ofTask(OPEN).stream().filter(kept -> kept.result().rederives().isPresent()).toList();
        assertThat(derived.stream().map(kept -> kept.evaluation() + "/" + kept.result().evaluation().scorerVersion()).toList())
                .as("one result for a row and a scorer").doesNotHaveDuplicates();
        assertThat(derived.stream().map(kept -> kept.result().evaluation().id()).collect(Collectors.toSet())).as("none lost, none added")
                .isEqualTo(orders.stream().flatMap(order -> order.end().orElseThrow().evaluation().stream()).collect(Collectors.toSet()));
        for (Kept kept : shown(OPEN).older()) {
            assertThat(queue().rederivations(card(scorer)).get(kept.evaluation())).satisfies(
                    order -> assertThat(order.end().orElseThrow().state()).isIn("abandoned", Order.UNDERIVABLE));
        }
    }

    private void act(Random random, @Nullable Work work, String id) {
        if (work == null) {
            return;
        }
        Order order = work.order();
        try {
            switch (random.nextInt(6)) {
                case 0 -> queue().renew("lab", order.id(), order.attempt(), "on");
                case 1 -> queue().giveBack("lab", order.id(), order.attempt(), "stopping", "");
                case 2 -> queue().giveBack("lab", order.id(), order.attempt(), "gone", random.nextInt(4) == 0 ? "outcomes-missing" : "x");
                default -> {
                    byte[] document = Samples.signed(anew(work, id, random.nextInt(80) / 100.0 + 0.1), key);
                    Order ended = queue().finish("lab", order.id(), order.attempt(), document);
                    assertThat(queue().finish("lab", order.id(), order.attempt(), document)).as("its answer was lost").isEqualTo(ended);
                }
            }
        } catch (AxonmarkException e) {
            assertThat(e.code().id()).as(e.getMessage()).isIn("lease-lost", "document-invalid");
        }
    }

    /** Takes what is asked for of an evaluation, all before it are given back for good. */
    private void derive(String evaluation, String id, double mean) {
        int scorer = board().task(OPEN).orElseThrow().scorerVersion();
        List<Work> taken = new ArrayList<>();
        for (Optional<Work> work = take("lab", scorer); work.isPresent(); work = take("lab", scorer)) {
            taken.add(work.orElseThrow());
        }
        for (Work work : taken) {
            if (work.order().rederives().orElseThrow().evaluation().equals(evaluation)) {
                queue().finish("lab", work.order().id(), work.order().attempt(), Samples.signed(anew(work, id, mean), key));
            } else {
                queue().giveBack("lab", work.order().id(), work.order().attempt(), "gone", "outcomes-missing");
            }
        }
    }

    private Result anew(Work work, String id, double mean) {
        return anew(work.earlier().orElseThrow().result(), work.order().rederives().orElseThrow().scorer(), id, mean, false);
    }

    private Result anew(Result before, int scorer, String id, double mean, boolean again) {
        EvaluationCard ran = before.evaluation();
        Result scored = Samples.result(id, ran.submission().id(), ran.task().toString().equals(OPEN) ? Samples.OPEN : Samples.ROUND, mean,
                ran.round());
        EvaluationCard card = new EvaluationCard(id, ran.submission(), ran.task(), scorer, ran.dataset(), ran.limits(),
                ran.harnessVersion(), ran.host(), ran.secret(), ran.round(), ran.started(), ran.ended());
        return new Result(card, scored.state(), scored.itemScores(), scored.summaries(), Optional.empty(), before.use(), before.outcomes())
                .rederiving(new Rederivation(ran.id(), Receipt.sumOf(before), again, "test", now));
    }

    private static Result with(Result result, EvaluationCard card) {
        return new Result(card, result.state(), result.itemScores(), result.summaries(), result.labelSwap(), result.use(),
                result.outcomes()).rederiving(result.rederives().orElseThrow());
    }

    private static Result evaluated(String id, String submission, TaskCard card, double mean, Optional<Sha256> round) {
        Result plain = Samples.result(id, submission, card, mean, round);
        return new Result(plain.evaluation(), plain.state(), plain.itemScores(), plain.summaries(), plain.labelSwap(), plain.use(),
                Optional.of(OUTCOMES));
    }

    private void publish(Result result) {
        board().accept(Samples.signed(result, key), "ann");
    }

    private void flag(String id, Flag.Kind kind, String coordinates, String evaluation) {
        store().moderation().set(new Flag(id, kind, coordinates, Optional.of(evaluation), "so", now),
                new org.axonmark.board.moderation.Entry.Done(now, "mod", "moderator", org.axonmark.board.moderation.Act.FLAGGED,
                        "result/" + evaluation, kind.id(), "so", now));
    }

    private void refused(Work work, Result result, String code) {
        refused(() -> queue().finish("lab", work.order().id(), work.order().attempt(), Samples.signed(result, key)), code);
    }

    private static void refused(ThrowableAssert.ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AxonmarkException.class, e -> assertThat(e.code().id()).isEqualTo(code));
    }

    private Optional<Work> take(String agent, int scorer) {
        return queue().take(agent, List.of(new Offer(OPEN, Set.of(), scorer)));
    }

    private static TaskCard card(int scorer) {
        return newer(Samples.OPEN, scorer);
    }

    private static TaskCard newer(TaskCard card, int scorer) {
        return new TaskCard(card.id(), card.title(), card.summary(), card.contract(), card.unit(), card.units(), card.labels(),
                card.synthetic(), card.metrics(), card.conditionalOn(), card.protocol(), card.datasets(), card.citations(),
                card.controls(), card.limits(), scorer);
    }

    /** The board is told of a version of the scorer of both tasks. */
    private void scorer(int version) {
        tell("tasks.json", new Json.Arr(List.of(TaskCardDocument.toJson(newer(Samples.OPEN, version)),
                TaskCardDocument.toJson(newer(Samples.ROUND, version)))).pretty());
    }

    private void rounds(String text) {
        tell("rounds.json", text);
    }

    private void tell(String name, String text) {
        try {
            Path part = Files.writeString(home.resolve(name + ".part"), text);
            Files.move(part, home.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TaskBoard shown(String task) {
        return board().board(task).orElseThrow();
    }

    private static List<String> ids(Ranked ranked) {
        return ranked.rows().stream().map(row -> row.kept().result().evaluation().id()).toList();
    }

    private ResultStore store() {
        return Objects.requireNonNull(store);
    }

    private Board board() {
        return Objects.requireNonNull(board);
    }

    private Queue queue() {
        return Objects.requireNonNull(queue);
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
