package org.axonmark.engine.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.axonmark.engine.sandbox.SandboxedWorker;
import org.jspecify.annotations.Nullable;

/** Lets the calls of one asking thread be made when another thread says so; in between, workers are frozen. */
@SuppressWarnings("ReferenceEquality")
final class OnDemand implements CallTurns {

    /** Where the asking thread is. */
    private enum Phase {
        PREPARING, WAITING, CALLING, ANSWERED, ENDED
    }

    private final Set<SandboxedWorker> frozen = new HashSet<>();
    private Phase phase = Phase.PREPARING;
    private boolean stopped;
    private @Nullable SandboxedWorker next;
    private @Nullable SandboxedWorker last;
    private Duration cpu = Duration.ZERO;
    private Slice slice = new Slice(Duration.ZERO, Duration.ZERO);
    private Duration wall = Duration.ZERO;
    private long called;

    /** Waits until a call is prepared, and lets its worker run. */
    synchronized void thaw() {
        awaitThat(Phase.WAITING);
        SandboxedWorker worker = next;
        if (worker != null && phase == Phase.WAITING) {
            if (frozen.remove(worker)) {
                worker.thaw();
            }
            if (worker != last) {
                last = worker;
                cpu = worker.observe().cpu();
            }
        }
    }

    /** Lets the call be made and waits for its answer. */
    synchronized void call() {
        if (phase == Phase.WAITING) {
            phase = Phase.CALLING;
            notifyAll();
            awaitThat(Phase.ANSWERED);
        }
    }

    /** Freezes the worker, waits until the call after is prepared, freezes its worker too, and returns what was seen of the last call. */
    synchronized Slice rest() {
        SandboxedWorker worker = last;
        if (phase == Phase.ANSWERED && worker != null) {
            freeze(worker);
            Duration now = worker.observe().cpu();
            slice = new Slice(now.minus(cpu), wall);
            cpu = now;
            phase = Phase.PREPARING;
            notifyAll();
        }
        awaitThat(Phase.WAITING);
        if (phase == Phase.WAITING) {
            freeze(next);
        }
        return slice;
    }

    private void freeze(@Nullable SandboxedWorker worker) {
        if (worker != null && !stopped && frozen.add(worker)) {
            worker.freeze();
        }
    }

    /** Lets no further call begin. */
    synchronized void stop() {
        stopped = true;
        frozen.forEach(SandboxedWorker::thaw);
        frozen.clear();
        notifyAll();
    }

    synchronized boolean isWanted() {
        return !stopped;
    }

    /** No further call comes. */
    synchronized void askingEnded() {
        phase = Phase.ENDED;
        notifyAll();
    }

    private void awaitThat(Phase wanted) {
        waitWhile(() -> phase != wanted && phase != Phase.ENDED);
    }

    private void waitWhile(BooleanSupplier condition) {
        try {
            while (condition.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while submissions were timed", e);
        }
    }

    @Override
    public synchronized void begins(SandboxedWorker worker) {
        next = worker;
        phase = Phase.WAITING;
        notifyAll();
        waitWhile(() -> phase == Phase.WAITING && !stopped);
        if (stopped) {
            throw new Enough();
        }
        called = System.nanoTime();
    }

    @Override
    public synchronized void ends(SandboxedWorker worker) {
        wall = Duration.ofNanos(System.nanoTime() - called);
        phase = Phase.ANSWERED;
        notifyAll();
        waitWhile(() -> phase == Phase.ANSWERED && !stopped);
    }
}
