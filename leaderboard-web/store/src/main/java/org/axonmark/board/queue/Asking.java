package org.axonmark.board.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

import org.axonmark.board.Board;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;

/** What an account may ask for; each check refuses by name. */
record Asking(Board board, KeptOrders orders, QueueRules rules, InstantSource clock) {

    TaskCard taskOf(SubmissionCard card, String task) {
        TaskCard wanted =
                board.task(task).orElseThrow(() -> new AxonmarkException(ErrorCode.user("task-unknown"), "this board has no task '"
                        + new Untrusted(task).forTerminal() + "'; /api/v1/tasks lists its tasks"));
        if (!wanted.id().suite().equals(card.suite())) {
            throw new AxonmarkException(ErrorCode.user("wrong-suite"), "'" + card.coordinates() + "' is a submission to suite '"
                    + card.suite() + "', task " + wanted.id() + " is of suite '" + wanted.id().suite()
                    + "'; /api/v1/tasks lists the tasks of each suite");
        }
        if (card.jarBytes() > wanted.limits().jarBytes()) {
            throw new AxonmarkException(ErrorCode.user("jar-too-large"), "'" + card.coordinates() + "' has " + card.jarBytes()
                    + " bytes, task " + wanted.id() + " allows " + wanted.limits().jarBytes() + "; make the JAR smaller");
        }
        return wanted;
    }

    void checkEmbargo(Instant publicFrom) {
        if (!publicFrom.isAfter(clock.instant()) || publicFrom.isAfter(clock.instant().plus(Duration.ofDays(Queue.MOST_EMBARGO_DAYS)))) {
            throw new AxonmarkException(ErrorCode.user("embargo-invalid"), "results cannot be kept back until " + publicFrom
                    + "; name a day from tomorrow on, within " + Queue.MOST_EMBARGO_DAYS + " days");
        }
    }

    /** What a sealed round releases is told with its account and submission at once. */
    void checkUnsealed(TaskId task) {
        board.openRound(task.toString()).flatMap(board::sealedUntil).ifPresent(day -> {
            throw new AxonmarkException(ErrorCode.user("embargo-sealed"), "the round of " + task + " is sealed until " + day
                    + ": nobody sees its results before, but the best mean of each account is told; ask without a day of your own");
        });
    }

    static void checkSame(Order before, SubmissionCard card) {
        if (!before.sha256().equals(card.sha256())) {
            throw new AxonmarkException(ErrorCode.user("key-taken"), "this idempotency key was used for " + before.coordinates()
                    + " with SHA-256 " + before.sha256() + "; choose another key for another JAR");
        }
    }

    /** What ended by our fault, or never began, does not count. */
    void checkQuota(String account, String task) {
        Instant after = clock.instant().minus(rules.quotaPeriod());
        List<Order> counted = orders.since(account, task, after).stream()
                .filter(order -> order.end().filter(end -> end.state().equals("abandoned")
                        || (end.state().equals("cancelled") && order.attempt() == 0)).isEmpty())
                .toList();
        int quota = orders.quota(account, task).orElse(rules.quota());
        if (counted.size() >= quota) {
            String next = counted.stream().map(Order::received).min(Comparator.naturalOrder())
                    .map(first -> "the next is possible from " + first.plus(rules.quotaPeriod()))
                    .orElse("an administrator closed this task to it");
            throw new AxonmarkException(ErrorCode.user("quota-spent"), "account '" + account + "' has asked for " + counted.size()
                    + " evaluations on " + task + " within " + rules.quotaPeriod().toDays() + " days, of " + quota + "; " + next);
        }
    }
}
