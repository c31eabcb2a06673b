package org.axonmark.board.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.axonmark.board.Board;
import org.axonmark.board.Kept;
import org.axonmark.board.TaskBoard;
import org.axonmark.board.Told;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCard;

/**
 * What the board itself asks for: the result of each row anew that stands by an older scorer than its task's. There is one such order for an evaluation and a
 * version of the scorer, for ever. For a day it is for the agent that signed the row, which has the outcomes; then any agent may evaluate the JAR again, if the
 * board has it.
 */
final class Rederiving {

    /** How long an order of the board waits for an agent: nobody waits for it. */
    static final Duration PATIENCE = Duration.ofDays(30);
    /** How long it is for the agent alone that signed the row. */
    static final Duration OWN = Duration.ofDays(1);
    /** What no further try can mend. */
    static final Set<String> FINAL = Set.of("outcomes-missing", "other-data", "other-isolation", "not-scored");

    private final Board board;
    private final KeptOrders orders;
    private final BiFunction<String, Sha256, Optional<Path>> jars;
    private final Map<String, TaskBoard> seen = new ConcurrentHashMap<>();

    Rederiving(Board board, KeptOrders orders, BiFunction<String, Sha256, Optional<Path>> jars) {
        this.board = board;
        this.orders = orders;
        this.jars = jars;
    }

    /** Returns what was asked for about a task's rows for its scorer, by the evaluation. */
    Map<String, Order> asked(TaskCard card) {
        Map<String, Order> asked = new HashMap<>();
        for (Order order : orders.since(Order.BOARD, card.id().toString(), Instant.EPOCH)) {
            order.rederives().filter(of -> of.scorer() == card.scorerVersion()).ifPresent(of -> asked.put(of.evaluation(), order));
        }
        return asked;
    }

    /** Returns what an agent may be asked for by its offers. Boards are made and ranked for this, so it is done while others may call. */
    View view(List<Offer> offers) {
        Map<String, TaskBoard> boards = new HashMap<>();
        for (Offer offer : offers) {
            board.task(offer.task()).filter(card -> card.scorerVersion() == offer.scorer()).flatMap(_ -> board.board(offer.task()))
                    .filter(shown -> shown.round().map(Told.Round::commitment).map(offer.rounds()::contains).orElse(true))
                    .ifPresent(shown -> boards.put(offer.task(), shown));
        }
        return new View(boards);
    }

    /** Returns the file of an order's JAR, if the board has it. */
    Optional<Path> jar(Order order) {
        String submission = order.coordinates().substring(0, order.coordinates().indexOf(':'));
        Optional<String> account = order.rederives().isEmpty() ? Optional.of(order.account()) : orders.owner(submission);
        return account.flatMap(owner -> jars.apply(owner, order.sha256()));
    }

    /** The boards of the tasks whose scorer and round's seed an agent has. */
    final class View {

        private final Map<String, TaskBoard> boards;
        private final Map<String, Map<String, Kept>> older = new HashMap<>();

        private View(Map<String, TaskBoard> boards) {
            this.boards = boards;
        }

        /** Returns the orders that boards give cause to and that were never there. Only a board that is another than when it was last looked at can have such. */
        List<Order> fresh(Supplier<String> id, Supplier<Instant> arrival) {
            List<Order> fresh = new ArrayList<>();
            for (TaskBoard shown : boards.values()) {
                TaskCard card = shown.card();
                Map<String, Kept> rows = older(card.id().toString());
                if (rows.isEmpty() || isSeen(shown)) {
                    continue;
                }
                Set<String> asked = asked(card).keySet();
                rows.values().stream().filter(kept -> !asked.contains(kept.evaluation())).forEach(kept -> {
                    SubmissionCard submission = kept.result().evaluation().submission();
                    Order.Rederives of = new Order.Rederives(kept.evaluation(), card.scorerVersion());
                    fresh.add(new Order(id.get(), Order.BOARD, "rederive/" + of.evaluation() + "/" + of.scorer(), submission.coordinates(),
                            submission.sha256(), card.id().toString(), arrival.get(), Optional.empty(), Order.State.WAITING, 0,
                            Optional.empty(), "", Optional.empty(), Optional.of(of)));
                });
            }
            return fresh;
        }

        @SuppressWarnings("ReferenceEquality") // a board is the same object until something changes that it follows from
        private boolean isSeen(TaskBoard shown) {
            return seen.get(shown.card().id().toString()) == shown;
        }

        /** Remembers that all was asked for that these boards give cause to. */
        void isAsked() {
            seen.putAll(boards);
        }

        /** Returns why an order is no longer of use; absent if it is, or is none of the board's. */
        Optional<String> needless(Order order) {
            TaskBoard shown = boards.get(order.task());
            if (shown == null || order.rederives().isEmpty()) {
                return Optional.empty();
            }
            Order.Rederives of = order.rederives().orElseThrow();
            return of.scorer() != shown.card().scorerVersion()
                    ? Optional.of("the task's scorer is " + shown.card().scorerVersion() + " by now")
                    : older(order.task()).containsKey(of.evaluation()) ? Optional.empty()
                    : Optional.of("no row of this evaluation stands by an older scorer by now");
        }

        /** Returns the first order of the board that an agent may have: it signed the row, or nobody did who could still come, or the day is over and the JAR is here. */
        Optional<Order> first(String agent, List<Order> waiting, Instant now) {
            List<Order> possible =
                    waiting.stream().filter(order -> order.rederives().isPresent() && boards.containsKey(order.task())).toList();
            Map<String, String> agents = possible.isEmpty() ? Map.of() : board.agents();
            return possible.stream().filter(order -> {
                Optional<String> signer =
                        Optional.ofNullable(older(order.task()).get(order.rederives().orElseThrow().evaluation()))
                                .flatMap(Kept::agent).flatMap(key -> Optional.ofNullable(agents.get(key)));
                return signer.filter(name -> !name.equals(agent)).isEmpty()
                        || (!now.isBefore(order.received().plus(OWN)) && jar(order).isPresent());
            }).findFirst();
        }

        private Map<String, Kept> older(String task) {
            return older.computeIfAbsent(task, _ -> {
                Map<String, Kept> rows = new LinkedHashMap<>();
                Optional.ofNullable(boards.get(task)).ifPresent(shown -> shown.older().forEach(kept -> rows.put(kept.evaluation(), kept)));
                return rows;
            });
        }
    }
}
