package org.axonmark.engine.run;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.plan.Plan;
import org.axonmark.engine.sandbox.SandboxedWorker;
import org.axonmark.inspect.Inspector;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.Untrusted;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.SubmissionCard;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Times two submissions on one task beside each other. Both are asked the same items in the same order by live workers of their own, and their
 * calls alternate, so that whatever else the machine does meets both alike; while one is asked, the other waits. Workers stay alive from round
 * to round, so that later rounds see warm code. All times are the host's. What is answered is thrown away: nothing of this is a score.
 *
 * @param <S> the SPI interface that both implement
 */
public final class SideBySide<S> implements AutoCloseable {

    private static final ErrorCode NOT_TIMED = ErrorCode.submission("not-timed");
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    private final Protocol<S> protocol;
    private final byte[] secret = HexFormat.of().parseHex(Plan.freshSecret());
    private final Side first;
    private final Side second;
    private @Nullable Alternation running;
    private boolean cancelled;

    /**
     * What was seen of the two in one round.
     *
     * @param first calls of the first submission, in their order
     * @param second calls of the second submission, as many
     */
    public record Round(List<Slice> first, List<Slice> second) {

        /** Copies the lists. */
        public Round {
            first = List.copyOf(first);
            second = List.copyOf(second);
        }
    }

    /**
     * Highest memory of any worker so far, in bytes; 0 if it could not be read.
     *
     * @param first the first submission's
     * @param second the second submission's
     */
    public record Peaks(long first, long second) {}

    private SideBySide(Evaluator.Places places, Archive archive, Task<S> task, Protocol<S> protocol, Order first, Order second) {
        this.protocol = protocol;
        this.first = new Side(places, archive, task, first);
        this.second = new Side(places, archive, task, second);
    }

    /**
     * Prepares the task; workers start with the first round.
     *
     * @param archive where JARs and side files are kept
     * @param first order of the first submission
     * @param second order of the second submission, on the same task and round
     */
    public static SideBySide<?> of(Evaluator.Places places, Archive archive, Order first, Order second, Progress progress) {
        return of(places, archive, first.task(), first, second, progress);
    }

    private static <T> SideBySide<T> of(Evaluator.Places places, Archive archive, Task<T> task, Order first, Order second,
            Progress progress) {
        Protocol<T> protocol = task.prepare(new Preparation(places.data(), places.mirror(), first.roundSeed(), progress));
        return new SideBySide<>(places, archive, task, protocol, first, second);
    }

    /**
     * Asks both all items once, in the same order in every round, or as many as a time allows.
     *
     * @param budget after which no further pair of calls begins
     * @throws AxonmarkException if one of the two does not answer
     */
    public Round round(Duration budget) {
        Alternation alternation = new Alternation(budget);
        begin(alternation);
        Alternation.Turn one = alternation.side(0);
        Alternation.Turn two = alternation.side(1);
        Thread thread = Thread.ofPlatform().name("second-side").start(() -> second.ask(two));
        first.ask(one);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            alternation.stop();
            throw new AxonmarkException(ErrorCode.internal("timing-interrupted"), "interrupted while two submissions were timed", e);
        }
        first.check();
        second.check();
        int common = Math.min(one.slices().size(), two.slices().size());
        return new Round(one.slices().subList(0, common), two.slices().subList(0, common));
    }

    private synchronized void begin(Alternation alternation) {
        running = alternation;
        if (cancelled) {
            alternation.stop();
        }
    }

    /** Ends the round that is running before its next call, and every later one as it begins. */
    public synchronized void cancel() {
        cancelled = true;
        if (running != null) {
            running.stop();
        }
    }

    /** Ends all workers and returns the memory that they had at most. */
    public Peaks end() {
        close();
        return new Peaks(first.workers.peakMemory(), second.workers.peakMemory());
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }

    /** One of the two: its workers and what went wrong. */
    private final class Side implements AutoCloseable, CallTurns {

        private final Archive archive;
        private final Plan plan;
        private final Watchdog watchdog;
        private final Workers<S> workers;
        private final Reused<S> reused;
        private CallTurns turn = CallTurns.NONE;
        private Optional<Throwable> failure = Optional.empty();
        private boolean closed;

        Side(Evaluator.Places places, Archive archive, Task<S> task, Order order) {
            this.archive = archive;
            this.plan = Evaluator.plan(order, archive, Plan.freshSecret());
            SubmissionCard submission = Evaluator.submission(plan, new Inspector(places.signatures()).inspect(plan.jar()));
            LiveWorker.Starter<S> starter = new LiveWorker.Starter<>(
                    places.worker(), archive.workFolder(plan.id()), plan, submission, task.contract(), true);
            this.watchdog = new Watchdog(callsAlone(task.card().limits()), true, plan.id());
            this.workers = new Workers<>(task.contract(), starter, archive.journal(plan.id()), false, watchdog, this);
            this.reused = new Reused<>(workers, task.contract());
        }

        /** A session may be longer than an evaluation; each call keeps its deadline. */
        private static Limits callsAlone(Limits limits) {
            return new Limits(limits.memoryBytes(), limits.processes(), NO_LIMIT, limits.call(), NO_LIMIT, limits.scratchBytes(),
                    limits.logBytes(), limits.jarBytes(), limits.outcomeBytes());
        }

        void ask(Alternation.Turn mine) {
            turn = mine;
            try {
                mine.await();
                reused.rewind();
                protocol.ask(reused, secret.clone(), Progress.none());
            } catch (Alternation.Enough _) {
                return; // as many calls as were wanted
            } catch (RuntimeException | Error e) {
                failure = Optional.of(e);
            } finally {
                mine.finish();
            }
        }

        void check() {
            if (failure.isEmpty()) {
                return;
            }
            if (failure.get() instanceof AxonmarkException ours) {
                throw ours;
            }
            throw new AxonmarkException(NOT_TIMED, "'" + plan.order().jar() + "' could not be timed: "
                    + watchdog.verdict().map(state -> state.detail())
                            .orElseGet(() -> new Untrusted(String.valueOf(failure.get())).forTerminal())
                    + "; './axonmark run' of the same task says more", failure.get());
        }

        @Override
        public void begins(SandboxedWorker worker) {
            turn.begins(worker);
        }

        @Override
        public void ends(SandboxedWorker worker) {
            turn.ends(worker);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                workers.close();
                watchdog.close();
                archive.discard(plan.id());
            }
        }
    }
}
