package org.axonmark.engine.run;

import java.time.Duration;
import java.util.Optional;

import org.axonmark.engine.sandbox.SandboxedWorker;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the deadlines of one evaluation: it looks at the host's own clock and at the CPU time of the running worker, and kills the worker
 * when a limit is passed. What it saw first decides how the evaluation ended.
 */
final class Watchdog implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int LOOKS_BETWEEN_CPU_READINGS = 10;

    private final Limits limits;
    private final boolean deadlines;
    private final Thread thread;
    private long begun;
    private long callBegun;
    private @Nullable SandboxedWorker worker;
    private @Nullable EndState verdict;
    private boolean closed;

    /**
     * Creates the watchdog of an evaluation.
     *
     * @param deadlines false if no limit of time is kept, and only a cancellation ends the evaluation
     */
    Watchdog(Limits limits, boolean deadlines, String evaluation) {
        this.limits = limits;
        this.deadlines = deadlines;
        this.thread = Thread.ofPlatform().daemon().name("watchdog-" + evaluation).unstarted(this::look);
    }

    /** The wall deadline begins with the first worker. */
    synchronized void begin() {
        if (begun == 0) {
            begun = System.nanoTime();
            thread.start();
        }
    }

    /** Returns the time since {@link #begin()}. */
    synchronized Duration elapsed() {
        return begun == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun);
    }

    /** A call to this worker begins, or it is being started; it is the one that a passed limit kills. Nobody is watched after the last call. */
    synchronized void watch(@Nullable SandboxedWorker running) {
        worker = running;
        callBegun = System.nanoTime();
        if (running != null && verdict != null) {
            running.kill();
        }
    }

    synchronized void callEnds() {
        callBegun = 0;
    }

    synchronized void cancel() {
        stop(new EndState.Cancelled("stopped by the person who ran it"));
    }

    /** Returns the end state that a passed limit or a cancellation forced, if one did. */
    synchronized Optional<EndState> verdict() {
        return Optional.ofNullable(verdict);
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private synchronized void look() {
        for (int looks = 0; deadlines && !closed && verdict == null; looks++) {
            long now = System.nanoTime();
            if (now - begun > limits.wall().toNanos()) {
                stop(timedOut("the whole evaluation", Duration.ofNanos(now - begun), limits.wall(), "wall"));
            } else if (callBegun != 0 && now - callBegun > limits.call().toNanos()) {
                stop(timedOut("one call", Duration.ofNanos(now - callBegun), limits.call(), "call"));
            } else if (worker != null && looks % LOOKS_BETWEEN_CPU_READINGS == 0) {
                Duration cpu = worker.observe().cpu();
                if (cpu.compareTo(limits.cpu()) > 0) {
                    stop(timedOut("the worker's CPU time", cpu, limits.cpu(), "CPU"));
                }
            }
            try {
                wait(LOOK.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void stop(EndState state) {
        if (verdict == null) {
            verdict = state;
            if (worker != null) {
                worker.kill();
            }
        }
    }

    private static EndState timedOut(String what, Duration seen, Duration limit, String name) {
        return new EndState.TimedOut("%s took %.1f s, the task's %s limit is %.1f s"
                .formatted(what, seen.toNanos() / 1e9, name, limit.toNanos() / 1e9));
    }
}
