package org.axonmark.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.axonmark.engine.sandbox.SandboxedWorker;

/**
 * Lets two threads go one at a time. A thread has the turn from the end of its wait to the end of its next call; of each pair of calls the side
 * goes first that went second before: 0, 1, 1, 0, 0, 1, … Both stop after the same pair.
 */
final class Alternation {

    private final long budgetNanos;
    private final int[] done = new int[2];
    private final boolean[] finished = new boolean[2];
    private boolean stopped;
    private long begun;

    /** Creates the turns of one round; no pair begins after the budget. */
    Alternation(Duration budget) {
        this.budgetNanos = budget.toNanos();
    }

    /** Lets no further call begin. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    Turn side(int index) {
        return new Turn(index);
    }

    private boolean may(int side) {
        int other = 1 - side;
        int pair = done[side];
        boolean opens = pair % 2 == side;
        return stopped || finished[other] || done[other] >= (opens ? pair : pair + 1);
    }

    private synchronized void await(int side) {
        try {
            while (!may(side)) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the other submission was asked", e);
        }
    }

    private synchronized void begins(int side) {
        long now = System.nanoTime();
        if (begun == 0) {
            begun = now;
        }
        int pair = done[side];
        boolean opens = pair % 2 == side;
        boolean alone = finished[1 - side] && done[1 - side] <= pair;
        if (stopped || alone || (opens && now - begun > budgetNanos)) {
            throw new CallTurns.Enough();
        }
    }

    private synchronized void ends(int side) {
        done[side]++;
        notifyAll();
    }

    private synchronized void finish(int side) {
        finished[side] = true;
        notifyAll();
    }

    /** One side's turn. */
    final class Turn implements CallTurns {

        private final int index;
        private final List<Slice> slices = new ArrayList<>();
        private Optional<SandboxedWorker> last = Optional.empty();
        private Duration cpu = Duration.ZERO;
        private long called;

        private Turn(int index) {
            this.index = index;
        }

        void await() {
            Alternation.this.await(index);
        }

        void finish() {
            Alternation.this.finish(index);
        }

        List<Slice> slices() {
            return List.copyOf(slices);
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public void begins(SandboxedWorker worker) {
            Alternation.this.begins(index);
            if (last.isEmpty() || last.get() != worker) {
                last = Optional.of(worker);
                cpu = worker.observe().cpu();
            }
            called = System.nanoTime();
        }

        @Override
        public void ends(SandboxedWorker worker) {
            Duration wall = Duration.ofNanos(System.nanoTime() - called);
            Duration now = worker.observe().cpu();
            slices.add(new Slice(now.minus(cpu), wall));
            cpu = now;
            Alternation.this.ends(index);
            await();
        }
    }
}
