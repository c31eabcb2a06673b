package org.axonmark.engine.run;

import java.util.HexFormat;
import java.util.List;

import org.axonmark.engine.archive.Archive;
import org.axonmark.engine.plan.Order;
import org.axonmark.engine.plan.Plan;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;

/**
 * Lets a clock of the caller's measure calls of several submissions on one task. All are asked the same items in the same order, again and again,
 * by live workers of their own. A call is made when the caller says so; until then, and from its answer on, the worker is frozen, so that nothing
 * a submission does meets another's call. What is answered is thrown away: nothing of this is a score.
 *
 * <p>For each call of a side: {@link #ready}, {@link #call}, {@link #rest}, of which only {@link #call} is to be timed. For one thread alone.
 *
 * @param <S> the SPI interface that all implement
 */
public final class CallByCall<S> implements AutoCloseable {

    private final List<Asked<S>> sides;

    private CallByCall(List<Asked<S>> sides) {
        this.sides = sides;
    }

    /**
     * Prepares the task; workers start with the first call.
     *
     * @param archive where JARs and side files are kept
     * @param orders of the submissions, all on the same task and round
     * @throws AxonmarkException if the data of the task are not here, or a JAR is no submission
     */
    public static CallByCall<?> of(Evaluator.Places places, Archive archive, List<Order> orders, Progress progress) {
        return of(places, archive, orders.getFirst().task(), orders, progress);
    }

    private static <T> CallByCall<T> of(Evaluator.Places places, Archive archive, Task<T> task, List<Order> orders, Progress progress) {
        Protocol<T> protocol =
                task.prepare(new Preparation(places.data(), places.mirror(), orders.getFirst().roundSeed(), progress));
        byte[] secret = HexFormat.of().parseHex(Plan.freshSecret());
        return new CallByCall<>(orders.stream()
                .map(order -> new Asked<>(new TimedSide<>(places, archive, task, order), protocol, secret)).toList());
    }

    /** Waits until a side's next call is prepared, and lets its worker run. */
    public void ready(int side) {
        Asked<S> asked = sides.get(side);
        asked.start();
        asked.turns.thaw();
        asked.side.check();
    }

    /** Makes the call that was prepared and waits for its end. */
    public void call(int side) {
        sides.get(side).turns.call();
    }

    /**
     * Freezes the worker, waits until the host has prepared the call after, and returns what was seen of the last call.
     *
     * @throws AxonmarkException if the submission did not answer
     */
    public Slice rest(int side) {
        Slice slice = sides.get(side).turns.rest();
        sides.get(side).side.check();
        return slice;
    }

    /**
     * Throws what went wrong on any side, if anything did.
     *
     * @throws AxonmarkException if a submission did not answer
     */
    public void check() {
        sides.forEach(asked -> asked.side.check());
    }

    /** Lets no further call be made and no worker stay frozen; any thread may say so. */
    public void cancel() {
        sides.forEach(asked -> asked.turns.stop());
    }

    /** Ends all workers and returns the memory that those of each submission had at most, in bytes; 0 where it could not be read. */
    public List<Long> end() {
        close();
        return sides.stream().map(asked -> asked.side.peakMemory()).toList();
    }

    @Override
    public void close() {
        sides.forEach(Asked::close);
    }

    /** One submission and the thread that asks it. */
    private static final class Asked<S> implements AutoCloseable {

        private final TimedSide<S> side;
        private final OnDemand turns = new OnDemand();
        private final Thread thread;
        private boolean started;

        Asked(TimedSide<S> side, Protocol<S> protocol, byte[] secret) {
            this.side = side;
            this.thread = Thread.ofPlatform().daemon().name("asking").unstarted(() -> {
                while (side.ask(protocol, secret, turns) && turns.isWanted()) {
                    // Every asking is of all items; the next begins with the first of them again.
                }
                turns.askingEnded();
            });
        }

        void start() {
            if (!started) {
                started = true;
                thread.start();
            }
        }

        @Override
        public void close() {
            turns.stop();
            try {
                thread.join(); // a call that is being made keeps its own deadline
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AxonmarkException(ErrorCode.internal("timing-interrupted"), "interrupted while submissions were timed", e);
            } finally {
                side.close();
            }
        }
    }
}
