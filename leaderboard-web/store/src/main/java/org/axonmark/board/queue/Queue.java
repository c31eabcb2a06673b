package org.axonmark.board.queue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import org.axonmark.board.Board;
import org.axonmark.board.Kept;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EvaluationCard;
import org.axonmark.results.format.Receipt;
import org.axonmark.results.format.Rederivation;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.results.format.TaskCard;

/**
 * Takes orders and gives them to agents, so that each ends: with a result, by its owner, or as abandoned. An agent holds an order by a lease
 * that it renews; a lease that runs out, and an end that was our fault, put the order back, {@link QueueRules#attempts()} times at most. An
 * agent that comes late finds its attempt fenced off. All calls are taken one at a time, for the board is the only writer. When a task's scorer is newer than the
 * one that made a row, the board itself asks for the row's result anew, behind all that people ask for.
 */
public final class Queue {

    private static final ErrorCode UNKNOWN = ErrorCode.user("order-unknown");
    private static final ErrorCode LOST = ErrorCode.user("lease-lost");
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int ID_LENGTH = 26;
    private static final int MOST_TASKS = 20;
    private static final int MOST_SAID = 300;
    /** Most days that results are kept back. */
    public static final int MOST_EMBARGO_DAYS = 366;
    private static final int ENDED_FOR_ESTIMATE = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Board board;
    private final KeptOrders orders;
    private final QueueRules rules;
    private final InstantSource clock;
    private final Rederiving rederiving;
    private final Asking asking;
    private final Map<String, Instant> agents = new HashMap<>();
    private Instant lastArrival = Instant.EPOCH;

    /** Creates the queue of a board without JARs. */
    public Queue(Board board, KeptOrders orders, QueueRules rules, InstantSource clock) {
        this(board, orders, (account, sum) -> Optional.empty(), rules, clock);
    }

    /**
     * Creates the queue of a board that starts. While it was down no agent could be heard: each running order has a whole lease again.
     *
     * @param jars the file of an account's JAR
     */
    public Queue(Board board, KeptOrders orders, BiFunction<String, Sha256, Optional<Path>> jars, QueueRules rules, InstantSource clock) {
        this.board = board;
        this.rederiving = new Rederiving(board, orders, jars);
        this.orders = orders;
        this.rules = rules;
        this.clock = clock;
        this.asking = new Asking(board, orders, rules, clock);
        for (Order order : orders.open()) {
            order.lease().ifPresent(lease -> orders.replace(order,
                    order.renewed(earlier(now().plus(rules.lease()), lease.deadline()), order.progress()),
                    said("the board was started again")));
        }
    }

    /** Asks for evaluations whose results everybody sees. */
    public List<Order> ask(String account, SubmissionCard card, List<String> tasks, String key) {
        return ask(account, card, tasks, key, Optional.empty());
    }

    /**
     * Asks for evaluations of a submission, one a task. The same account and key again gives the same orders.
     *
     * @param account who asks
     * @param card the submission, as inspect read it
     * @param tasks ids of tasks of the submission's suite
     * @param key chosen by whoever asks, at most 80 letters, digits and dashes
     * @param publicFrom until when only the account sees the results, at most {@value #MOST_EMBARGO_DAYS} days ahead; absent for now
     * @return the orders, in the order of the tasks
     * @throws AxonmarkException if a task is unknown or of another suite, the quota is spent, or the version means another JAR
     */
    public synchronized List<Order> ask(String account, SubmissionCard card, List<String> tasks, String key,
            Optional<Instant> publicFrom) {
        expire();
        if (!key.matches("[A-Za-z0-9-]{1,80}")) {
            throw new AxonmarkException(ErrorCode.user("key-invalid"), "the idempotency key '" + new Untrusted(key).forTerminal()
                    + "' is not 1 to 80 letters, digits and dashes; a random UUID serves");
        }
        publicFrom.ifPresent(asking::checkEmbargo);
        if (tasks.isEmpty() || tasks.size() > MOST_TASKS || tasks.stream().distinct().count() != tasks.size()) {
            throw new AxonmarkException(ErrorCode.user("tasks-invalid"), tasks.size() + " tasks were asked for; name 1 to " + MOST_TASKS
                    + ", each once");
        }
        board.withdrawal(card.coordinates()).ifPresent(flag -> {
            throw new AxonmarkException(ErrorCode.user("version-withdrawn"), "'" + card.coordinates() + "' was withdrawn on " + flag.since()
                    + "; raise the version");
        });
        List<Order> known = new ArrayList<>();
        List<Order> fresh = new ArrayList<>();
        for (String task : tasks) {
            TaskCard wanted = asking.taskOf(card, task);
            String own = key + "/" + wanted.id();
            Optional<Order> before = orders.find(account, own);
            if (before.isPresent()) {
                Asking.checkSame(before.orElseThrow(), card);
                known.add(before.orElseThrow());
                continue;
            }
            asking.checkQuota(account, wanted.id().toString());
            publicFrom.ifPresent(_ -> asking.checkUnsealed(wanted.id()));
            Order order = new Order(id(), account, own, card.coordinates(), card.sha256(), wanted.id().toString(), arrival(), publicFrom,
                    Order.State.WAITING, 0, Optional.empty(), "", Optional.empty(), Optional.empty());
            fresh.add(order);
            known.add(order);
        }
        orders.add(fresh);
        return known;
    }

    /** Returns an order. */
    public synchronized Optional<Order> find(String id) {
        expire();
        return orders.find(id);
    }

    /** Returns an order as anybody may be told of it, its owner too: where its result is of a round that is sealed, that there is one, and not which. */
    public Order shown(Order order) {
        if (board.rounds().stream().noneMatch(round -> round.task().equals(order.task()) && board.isSealed(round))) {
            return order;
        }
        Optional<Kept> sealed = order.end().flatMap(Order.End::evaluation).flatMap(board::anyResult).filter(board::isSealed);
        return sealed.map(kept -> order.ended(new Order.End(order.end().orElseThrow().at(), order.end().orElseThrow().state(),
                "kept back: its round is sealed until "
                        + kept.result().evaluation().round().flatMap(board::sealedUntil).map(Instant::toString).orElse("its day")
                        + ", and the round's page tells what is released",
                Optional.empty()))).orElse(order);
    }

    /** Tells whether others than an order's owner see it whole by now. */
    public boolean isPublic(Order order) {
        return order.isPublic(now());
    }

    /** Returns the lines of an order's log behind a number, in their order. */
    public List<Line> lines(String id, int behind) {
        return orders.lines(id, behind);
    }

    /** Returns the orders that have not ended, oldest first. */
    public synchronized List<Order> open() {
        expire();
        return orders.open();
    }

    /** Returns an account's orders that were received last, newest first. */
    public synchronized List<Order> lastOf(String account, int most) {
        expire();
        return orders.lastOf(account, most);
    }

    /** Returns the orders that ended last, newest first. */
    public synchronized List<Order> lastEnded(int most) {
        return orders.lastEnded(most);
    }

    /** Ends an order that its owner no longer wants. One that has ended stays as it is. */
    public synchronized Order cancel(String account, String id) {
        expire();
        Order order = orders.find(id).filter(one -> one.account().equals(account)).orElseThrow(() -> unknown(id));
        if (order.state() == Order.State.ENDED) {
            return order;
        }
        return put(order, order.ended(new Order.End(now(), "cancelled", "cancelled by its owner", Optional.empty())),
                said("cancelled by its owner"));
    }

    /** Returns when each agent was last heard of, since the board was started. */
    public synchronized Map<String, Instant> heard() {
        return Map.copyOf(agents);
    }

    /** Returns the numbers that this queue goes by. */
    public QueueRules rules() {
        return rules;
    }

    /**
     * Gives an agent an order that it can do: of the account with the fewest running orders, the oldest. What the board itself asks for comes behind what people
     * ask for.
     */
    public Optional<Work> take(String agent, List<Offer> offers) {
        Rederiving.View view = rederiving.view(offers);
        synchronized (this) {
            expire();
            orders.add(view.fresh(Queue::id, this::arrival));
            view.isAsked();
            agents.put(agent, now());
            return next(agent, offers, view).map(order -> given(agent, order));
        }
    }

    private Optional<Order> next(String agent, List<Offer> offers, Rederiving.View view) {
        Instant now = now();
        List<Order> open = orders.open();
        Map<String, Long> running = open.stream()
                .filter(order -> order.state() == Order.State.RUNNING)
                .collect(Collectors.groupingBy(Order::account, Collectors.counting()));
        List<Order> waiting = new ArrayList<>();
        for (Order order : open) {
            Optional<String> needless = order.state() == Order.State.WAITING ? view.needless(order) : Optional.empty();
            needless.ifPresent(why -> put(order, order.ended(new Order.End(now, "cancelled", why, Optional.empty())), said(why)));
            if (order.state() == Order.State.WAITING && needless.isEmpty()) {
                waiting.add(order);
            }
        }
        return waiting.stream().filter(order -> order.rederives().isEmpty() && canDo(offers, order))
                .min(Comparator.<Order>comparingLong(order -> running.getOrDefault(order.account(), 0L))
                        .thenComparing(Order::received)
                        .thenComparing(Order::id))
                .or(() -> view.first(agent, waiting, now));
    }

    private Work given(String agent, Order order) {
        Instant now = now();
        Instant deadline = now.plus(wall(order)).plus(rules.allowance());
        Order taken = put(order, order.taken(new Order.Lease(agent, now, now.plus(rules.lease()), deadline)),
                said("agent '" + agent + "' took it"));
        Optional<Kept> earlier = taken.rederives().flatMap(of -> board.anyResult(of.evaluation()));
        return new Work(taken, earlier.isPresent() ? earlier.flatMap(kept -> kept.result().evaluation().round()) : round(taken.task()),
                earlier,
                rederiving.jar(taken).isPresent());
    }

    /** Returns the file of an order's JAR. */
    public Optional<Path> jar(Order order) {
        return rederiving.jar(order);
    }

    /** Returns what the board has asked for about a task's rows for its scorer, by the evaluation. */
    public Map<String, Order> rederivations(TaskCard card) {
        return rederiving.asked(card);
    }

    /**
     * Renews an agent's lease.
     *
     * @param said how far it is
     * @return when the lease ends now
     * @throws AxonmarkException {@code lease-lost} if the attempt is no longer the agent's: it must stop
     */
    public synchronized Instant renew(String agent, String id, int attempt, String said) {
        expire();
        agents.put(agent, now());
        Order order = held(agent, id, attempt);
        Instant until = earlier(now().plus(rules.lease()), order.lease().orElseThrow().deadline());
        String text = shortened(said);
        put(order, order.renewed(until, text), text.isEmpty() || text.equals(order.progress()) ? Optional.empty() : said(text));
        return until;
    }

    /**
     * Takes an attempt's result. The same result of an attempt again changes nothing, for its first answer may have been lost. One that
     * ended by our fault puts the order back while attempts are left.
     *
     * @param document the signed result
     * @throws AxonmarkException if the attempt is no longer the agent's, or the document is not what was asked for
     */
    public synchronized Order finish(String agent, String id, int attempt, byte[] document) {
        expire();
        Kept kept = board.examine(document);
        EvaluationCard evaluation = kept.result().evaluation();
        Order before = orders.find(id).orElseThrow(() -> unknown(id));
        if (before.end().flatMap(Order.End::evaluation).equals(Optional.of(evaluation.id()))) {
            return before;
        }
        Order order = held(agent, id, attempt);
        if (kept.agent().isEmpty() || !evaluation.task().toString().equals(order.task())
                || !evaluation.submission().sha256().equals(order.sha256())
                || !evaluation.submission().coordinates().equals(order.coordinates())) {
            throw new AxonmarkException(ErrorCode.user("result-foreign"), "the result of order '" + id + "' must be signed by an agent of"
                    + " this board and be of " + order.coordinates() + " (SHA-256 " + order.sha256() + ") on " + order.task()
                    + "; it is of " + evaluation.submission().coordinates() + " on " + evaluation.task()
                    + (kept.agent().isEmpty() ? ", and no registered agent signed it" : ""));
        }
        if (!kept.result().rederives().map(Rederivation::evaluation).equals(order.rederives().map(Order.Rederives::evaluation))) {
            throw new AxonmarkException(ErrorCode.user("result-foreign"), "the result of order '" + id + "' must "
                    + order.rederives().map(of -> "stand in the place of evaluation '" + of.evaluation() + "'")
                            .orElse("be of an evaluation of its own"));
        }
        EndState state = kept.result().state();
        if (isOurFault(state)) {
            return giveUp(order, state.detail());
        }
        Order ended = order.ended(new Order.End(now(), state.name(), shortened(state.detail()), Optional.of(evaluation.id())));
        if (!orders.end(order, ended, order.rederives().isPresent() ? kept : kept.notBefore(order.publicFrom()),
                new KeptOrders.Said(now(), "ended: " + state.name() + ", the result's SHA-256 is " + Receipt.sumOf(kept.result())))) {
            throw lost(order);
        }
        return ended;
    }

    /** Takes an order back from an agent that cannot do it. */
    public Order giveBack(String agent, String id, int attempt, String why) {
        return giveBack(agent, id, attempt, why, "");
    }

    /**
     * Takes an order back from an agent that cannot do it.
     *
     * @param code why it cannot, by name. An order of the board ends at once by what no further try can mend: {@code outcomes-missing}, {@code other-data},
     *     {@code other-isolation}, {@code not-scored}
     */
    public synchronized Order giveBack(String agent, String id, int attempt, String why, String code) {
        expire();
        Order order = held(agent, id, attempt);
        if (order.rederives().isEmpty() || !Rederiving.FINAL.contains(code)) {
            return giveUp(order, why);
        }
        String detail = shortened(code + ": " + why);
        return put(order, order.ended(new Order.End(now(), Order.UNDERIVABLE, detail, Optional.empty())), said(detail));
    }

    /** Returns the order if it is in the hands of this agent, by this attempt. */
    public synchronized Order heldBy(String agent, String id, int attempt) {
        expire();
        return held(agent, id, attempt);
    }

    /** Returns when each agent was last heard of since the board was started. */
    public synchronized Map<String, Instant> agents() {
        return Map.copyOf(agents);
    }

    /** Returns where the waiting orders stand, by id, first to last. */
    public synchronized Map<String, Place> places() {
        Instant lately = now().minus(rules.lease());
        long seen = agents.values().stream().filter(at -> at.isAfter(lately)).count();
        return new Places(board).of(orders.open(), orders.lastEnded(ENDED_FOR_ESTIMATE), seen);
    }

    /** Whatever the clock has ended, ends. */
    private void expire() {
        Instant now = now();
        for (Order order : orders.open()) {
            Optional<Order.Lease> lease = order.lease();
            if (lease.isPresent() && !now.isBefore(lease.orElseThrow().until())) {
                giveUp(order, "agent '" + lease.orElseThrow().agent() + "' was not heard of again");
            } else if (lease.isEmpty() && !now.isBefore(order.received().plus(patience(order)))) {
                String why = "no agent took it within " + patience(order).toDays() + " days";
                put(order, order.ended(new Order.End(now, "abandoned", why, Optional.empty())), said(why));
            }
        }
    }

    private Duration patience(Order order) {
        return order.rederives().isPresent() ? Rederiving.PATIENCE : rules.patience();
    }

    private Order giveUp(Order order, String why) {
        boolean last = order.attempt() >= rules.attempts();
        return put(order, last
                ? order.ended(new Order.End(now(), "abandoned",
                        shortened("given up after " + order.attempt() + " attempts: " + why), Optional.empty()))
                : order.returned(), said(shortened("attempt " + order.attempt() + " is lost: " + why)));
    }

    private Optional<KeptOrders.Said> said(String text) {
        return Optional.of(new KeptOrders.Said(now(), text));
    }

    private Order put(Order was, Order now, Optional<KeptOrders.Said> line) {
        if (!orders.replace(was, now, line)) {
            throw lost(was);
        }
        return now;
    }

    private Order held(String agent, String id, int attempt) {
        Order order = orders.find(id).orElseThrow(() -> unknown(id));
        if (order.attempt() != attempt || order.lease().filter(lease -> lease.agent().equals(agent)).isEmpty()) {
            throw lost(order);
        }
        return order;
    }

    private boolean canDo(List<Offer> offers, Order order) {
        return offers.stream().anyMatch(offer -> offer.task().equals(order.task())
                && (offer.scorer() == 0 || offer.scorer() == board.task(order.task()).map(TaskCard::scorerVersion).orElse(0))
                && round(order.task()).map(offer.rounds()::contains).orElse(true));
    }

    private Optional<Sha256> round(String task) {
        return board.openRound(task);
    }

    private Duration wall(Order order) {
        return board.task(order.task()).map(card -> card.limits().wall()).orElse(Duration.ZERO);
    }

    private static boolean isOurFault(EndState state) {
        return state instanceof EndState.Abandoned || state instanceof EndState.Cancelled
                || (state instanceof EndState.Refused refused && refused.refusal() == EndState.Refusal.HOST);
    }

    /** No two orders arrive at the same time, so that their order is known. */
    private Instant arrival() {
        Instant now = now();
        lastArrival = now.isAfter(lastArrival) ? now : lastArrival.plus(1, ChronoUnit.MICROS);
        return lastArrival;
    }

    /** As exactly as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Text from outside as the database takes it: not too long, and PostgreSQL has no NUL. */
    private static String shortened(String text) {
        String kept = text.replace('\0', '\ufffd');
        return kept.length() <= MOST_SAID ? kept : kept.substring(0, MOST_SAID - 1) + "…";
    }

    private static String id() {
        byte[] random = new byte[ID_LENGTH];
        RANDOM.nextBytes(random);
        StringBuilder id = new StringBuilder(ID_LENGTH);
        for (byte part : random) {
            id.append(ALPHABET.charAt(part & 31));
        }
        return id.toString();
    }

    private static AxonmarkException unknown(String id) {
        return new AxonmarkException(UNKNOWN, "there is no order '" + new Untrusted(id).forTerminal()
                + "' here, or it is not yours; /api/v1/orders lists those that are open");
    }

    private static AxonmarkException lost(Order order) {
        String now = order.end().map(end -> "it ended as " + end.state())
                .orElse("its attempt is " + order.attempt() + " now, or another agent has it");
        return new AxonmarkException(LOST, "order '" + order.id() + "' is no longer yours: " + now + "; stop working on it");
    }
}
