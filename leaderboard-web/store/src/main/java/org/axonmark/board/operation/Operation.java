package org.axonmark.board.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.axonmark.board.Board;
import org.axonmark.board.Kept;
import org.axonmark.board.queue.Order;
import org.axonmark.board.queue.Queue;

/** Watches a board. A report is worked out at most twice a minute. */
public final class Operation {

    /** Days of the spans that are told. */
    public static final List<Integer> DAYS = List.of(7, 30);

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MOST_ENDED = 20_000;
    /** Results whose use is read. */
    private static final int MOST_READ = 200;

    private final Board board;
    private final Queue queue;
    private final KeptFigures figures;
    private final InstantSource clock;
    private final Instant started;
    private Optional<Report> last = Optional.empty();

    /** Creates the watch of a board that starts. */
    public Operation(Board board, Queue queue, KeptFigures figures, InstantSource clock) {
        this.board = board;
        this.queue = queue;
        this.figures = figures;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** Returns how the board is doing, or was half a minute ago. */
    public synchronized Report report() {
        Instant now = clock.instant();
        if (last.filter(one -> one.at().plus(FRESH).isAfter(now)).isEmpty()) {
            last = Optional.of(fresh(now));
        }
        return last.orElseThrow();
    }

    private Report fresh(Instant now) {
        List<Order> open = queue.open();
        List<Order> waiting = open.stream().filter(order -> order.state() == Order.State.WAITING).toList();
        List<KeptFigures.Ended> ended = figures.ended(now.minus(Duration.ofDays(DAYS.getLast())), MOST_ENDED);
        return new Report(now, started, waiting.size(), open.size() - waiting.size(),
                waiting.stream().map(Order::received).min(Comparator.naturalOrder()).map(received -> Duration.between(received, now)),
                DAYS.stream().map(days -> span(days, ended, now.minus(Duration.ofDays(days)))).toList(), failures(ended), overhead(ended),
                queue.agents().entrySet().stream().map(seen -> new Report.Seen(seen.getKey(), seen.getValue()))
                        .sorted(Comparator.comparing(Report.Seen::at).reversed()).toList(),
                figures.results(), figures.ends());
    }

    private static Report.Span span(int days, List<KeptFigures.Ended> all, Instant after) {
        List<KeptFigures.Ended> ended = all.stream().filter(one -> one.at().isAfter(after)).toList();
        return new Report.Span(days, ended.size(), (int) ended.stream().filter(Operation::isScored).count(),
                Percentiles.of(ended.stream()
                        .flatMap(one -> one.firstBegun().map(begun -> Duration.between(one.received(), begun)).stream()).toList()),
                Percentiles.of(ended.stream().filter(one -> one.evaluation().isPresent())
                        .flatMap(one -> one.lastBegun().map(begun -> Duration.between(begun, one.at())).stream()).toList()));
    }

    private static List<Report.Failures> failures(List<KeptFigures.Ended> ended) {
        Map<String, Report.Failures> failures = new TreeMap<>();
        for (KeptFigures.Ended one : ended) {
            if (!isScored(one)) {
                failures.merge(one.state() + "/" + one.endedBy(), new Report.Failures(one.state(), one.endedBy(), 1),
                        (before, more) -> new Report.Failures(before.state(), before.cause(), before.count() + more.count()));
            }
        }
        return failures.values().stream().sorted(Comparator.comparingInt(Report.Failures::count).reversed()).toList();
    }

    private Report.Overhead overhead(List<KeptFigures.Ended> ended) {
        List<Duration> total = new ArrayList<>();
        List<Duration> workers = new ArrayList<>();
        List<Duration> cpu = new ArrayList<>();
        List<Duration> harness = new ArrayList<>();
        for (KeptFigures.Ended one : ended.stream().filter(Operation::isScored).filter(one -> one.lastBegun().isPresent())
                .limit(MOST_READ).toList()) {
            Optional<Kept> kept = one.evaluation().flatMap(board::anyResult);
            if (kept.isPresent()) {
                Duration took = Duration.between(one.lastBegun().orElseThrow(), one.at());
                Duration used = kept.orElseThrow().result().use().wall();
                total.add(took);
                workers.add(used);
                cpu.add(kept.orElseThrow().result().use().cpu());
                harness.add(took.minus(used));
            }
        }
        return new Report.Overhead(Percentiles.of(total), Percentiles.of(workers), Percentiles.of(cpu), Percentiles.of(harness));
    }

    private static boolean isScored(KeptFigures.Ended one) {
        return one.state().equals("scored");
    }
}
