package org.axonmark.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.axonmark.board.operation.KeptFigures;
import org.axonmark.board.operation.Operation;
import org.axonmark.board.operation.Report;
import org.axonmark.board.queue.Offer;
import org.axonmark.board.queue.Order;
import org.axonmark.board.queue.Queue;
import org.axonmark.board.queue.QueueRules;
import org.axonmark.board.store.ResultStore;
import org.axonmark.results.format.Json;
import org.axonmark.results.format.Keys;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.TaskCardDocument;
import org.axonmark.results.format.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a board is doing, the same on every database. */
abstract class OperationContract {

    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final String OPEN = "eeg/open@1";

    @TempDir
    private Path home = Path.of("");

    private Instant now = BEGIN;

    /** Returns an open store without rows. */
    abstract ResultStore emptied();

    @Test
    void whatHappens_isCounted() throws IOException {
        KeyPair agent = Keys.pair(home.resolve("agent"), "agent");
        Files.createDirectories(home.resolve("agents"));
        Files.copy(home.resolve("agent/agent.pem"), home.resolve("agents/one.pem"));
        Files.writeString(home.resolve("tasks.json"), new Json.Arr(List.of(TaskCardDocument.toJson(Samples.OPEN))).pretty());
        ResultStore store = emptied();
        InstantSource clock = () -> now;
        Board board = new Board(new Told(home), store, false, clock);
        Queue queue = new Queue(board, store.orders(), QueueRules.USUAL, clock);
        Operation operation = new Operation(board, queue, store.figures(), clock);
        Report nothing = operation.report();
        assertThat(nothing.spans()).extracting(span -> span.waits().count()).containsExactly(0, 0);
        assertThat(nothing.oldestWait()).isEmpty();

        run(queue, agent, "good", Samples.result("e1", "good", Samples.OPEN, 0.7, Optional.empty()), Duration.ofSeconds(20));
        run(queue, agent, "bad", Samples.failed("e2", "bad", Samples.OPEN), Duration.ofSeconds(40));
        assertThat(operation.report()).as("a report lasts half a minute, then it is worked out anew").isNotEqualTo(nothing);
        ask(queue, "late");
        Instant early = now;
        now = now.plus(Duration.ofDays(6));
        queue.take("lab", List.of());
        Report report = operation.report();
        assertThat(report.waiting()).isEqualTo(1);
        assertThat(report.running()).isZero();
        assertThat(report.oldestWait()).contains(Duration.between(early, now));
        Report.Span week = report.spans().getFirst();
        assertThat(week.days()).isEqualTo(7);
        assertThat(week.ended()).isEqualTo(2);
        assertThat(week.scored()).isEqualTo(1);
        assertThat(week.waits().p50()).isEqualTo(Duration.ofSeconds(20));
        assertThat(week.waits().p99()).as("from asking to the first attempt, though the second gave the result")
                .isEqualTo(Duration.ofSeconds(40));
        assertThat(week.evaluations().p99()).isEqualTo(Duration.ofSeconds(30));
        assertThat(report.failures()).containsExactly(new Report.Failures("failed", "crashed", 1));
        assertThat(report.overhead().harness().p50()).isEqualTo(Duration.ofSeconds(30).minusMillis(2500));
        assertThat(report.overhead().cpu().p50()).isEqualTo(Duration.ofMillis(1500));
        assertThat(report.agents()).containsExactly(new Report.Seen("lab", now));
        assertThat(report.results()).containsExactlyInAnyOrder(new KeptFigures.Results("eeg", Standing.ELIGIBLE, "", 1),
                new KeptFigures.Results("eeg", Standing.UNSCORED, "crashed", 1));
        assertThat(report.ends()).containsExactly(new KeptFigures.Ends("failed", 1), new KeptFigures.Ends("scored", 1));
        now = BEGIN.plus(Duration.ofDays(8));
        Report later = operation.report();
        assertThat(later.spans()).extracting(Report.Span::ended).as("the week is over, the month is not").containsExactly(1, 3);
    }

    private static Order ask(Queue queue, String submission) {
        return queue.ask("ann", Samples.result("any", submission, Samples.OPEN, 0.5, Optional.empty()).evaluation().submission(),
                List.of(OPEN), submission).getFirst();
    }

    /** An agent takes it after a while, is lost, and another ends it half a minute after it took it. */
    private void run(Queue queue, KeyPair agent, String submission, Result result, Duration wait) {
        Order order = ask(queue, submission);
        now = now.plus(wait);
        assertThat(queue.take("lab", List.of(new Offer(OPEN, Set.of())))).isPresent();
        queue.giveBack("lab", order.id(), 1, "disk full");
        now = now.plus(Duration.ofHours(1));
        assertThat(queue.take("lab", List.of(new Offer(OPEN, Set.of())))).isPresent();
        now = now.plus(Duration.ofSeconds(30));
        Result used = new Result(result.evaluation(), result.state(), result.itemScores(), result.summaries(), result.labelSwap(),
                new Use(Duration.ofMillis(2500), Duration.ofMillis(1500), 0, 1, 1), result.outcomes());
        queue.finish("lab", order.id(), 2, Samples.signed(used, agent));
    }
}
