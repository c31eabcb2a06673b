package org.axonmark.engine.run;

import java.time.Duration;
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
import org.jspecify.annotations.Nullable;

/**
 * Times two submissions on one task beside each other. Both are asked the same items in the same order by live workers of their own, and their
 * calls alternate, so that whatever else the machine does meets both alike; while one is asked, the other waits. Workers stay alive from round
 * to round, so that later rounds see warm code. All times are the host's. What is answered is thrown away: nothing of this is a score.
 *
 * @param <S> the SPI interface that both implement
 */
public final class SideBySide<S> implements AutoCloseable {

    private final Protocol<S> protocol;
    private final byte[] secret = HexFormat.of().parseHex(Plan.freshSecret());
    private final TimedSide<S> first;
    private final TimedSide<S> second;
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
        this.first = new TimedSide<>(places, archive, task, first);
        this.second = new TimedSide<>(places, archive, task, second);
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
        Thread thread = Thread.ofPlatform().name("second-side").start(() -> ask(second, two));
        ask(first, one);
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

    private void ask(TimedSide<S> side, Alternation.Turn mine) {
        mine.await();
        side.ask(protocol, secret, mine);
        mine.finish();
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
        return new Peaks(first.peakMemory(), second.peakMemory());
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
