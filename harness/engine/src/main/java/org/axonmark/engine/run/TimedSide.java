package org.axonmark.engine.run;

import java.time.Duration;
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
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;

/** One of the submissions that are timed beside each other: its live workers, and what went wrong. */
final class TimedSide<S> implements AutoCloseable, CallTurns {

    private static final ErrorCode NOT_TIMED = ErrorCode.submission("not-timed");
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    private final Archive archive;
    private final Plan plan;
    private final Watchdog watchdog;
    private final Workers<S> workers;
    private final Reused<S> reused;
    private volatile CallTurns turns = CallTurns.NONE;
    private volatile Optional<Throwable> failure = Optional.empty();
    private boolean closed;

    TimedSide(Evaluator.Places places, Archive archive, Task<S> task, Order order) {
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

    /**
     * Asks all items once, by workers that live on.
     *
     * @param turns told of every call; may end the asking by {@link CallTurns.Enough}
     * @return false if no more calls are wanted, or none can be made
     */
    boolean ask(Protocol<S> protocol, byte[] secret, CallTurns turns) {
        this.turns = turns;
        try {
            reused.rewind();
            protocol.ask(reused, secret.clone(), Progress.none());
            return true;
        } catch (Enough _) {
            return false;
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
            return false;
        }
    }

    /** Throws what went wrong, if anything did. */
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
        turns.begins(worker);
    }

    @Override
    public void ends(SandboxedWorker worker) {
        turns.ends(worker);
    }

    /** Returns the most memory that any worker had, in bytes; known of those that have ended. */
    long peakMemory() {
        return workers.peakMemory();
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
