package org.axonmark.board.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/** Counts what somebody tries, so that nobody can try without end. Kept in memory, for the names that tried last. */
final class Attempts {

    private static final int MOST_NAMES = 10_000;

    private final int most;
    private final Duration span;
    private final InstantSource clock;
    private final Map<String, Deque<Instant>> tried = new LinkedHashMap<>();

    /**
     * Begins without any.
     *
     * @param most attempts of a name within the span
     */
    Attempts(int most, Duration span, InstantSource clock) {
        this.most = most;
        this.span = span;
        this.clock = clock;
    }

    /**
     * Notes an attempt.
     *
     * @throws AxonmarkException if the name has had its attempts
     */
    synchronized void note(String name) {
        Instant now = clock.instant();
        Deque<Instant> times = tried.remove(name);
        times = times == null ? new ArrayDeque<>() : times;
        while (!times.isEmpty() && times.getFirst().isBefore(now.minus(span))) {
            times.removeFirst();
        }
        tried.put(name, times);
        if (times.size() >= most) {
            throw new AxonmarkException(ErrorCode.user("too-many-attempts"), most + " attempts within " + span.toMinutes()
                    + " minutes were made; wait " + (1 + Duration.between(now.minus(span), times.getFirst()).toMinutes()) + " minutes");
        }
        times.addLast(now);
        if (tried.size() > MOST_NAMES) {
            tried.remove(tried.keySet().iterator().next());
        }
    }

    /** Takes a name's last attempt back, for it was none of those that are counted. */
    synchronized void takeBack(String name) {
        Deque<Instant> times = tried.get(name);
        if (times != null) {
            times.pollLast();
        }
    }

    /** Forgets a name's attempts. */
    synchronized void forget(String name) {
        tried.remove(name);
    }
}
