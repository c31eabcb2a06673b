package org.axonmark.cli.gate;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

import org.axonmark.results.statistics.HmacStream;

/**
 * A fixed piece of work of our own, by which times of different days and machines are compared: twenty thousand numbers of an
 * {@link HmacStream}, the quickest of nine times, in CPU time.
 */
final class Ruler {

    private static final int NUMBERS = 20_000;
    private static final int TIMES = 9;

    private Ruler() {}

    /** Measures the ruler now; about a tenth of a second. */
    static Duration measure() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long quickest = Long.MAX_VALUE;
        long sum = 0;
        for (int time = 0; time < TIMES; time++) {
            long begun = threads.getCurrentThreadCpuTime();
            HmacStream stream = HmacStream.of(new byte[32], "ruler");
            for (int i = 0; i < NUMBERS; i++) {
                sum += stream.nextLong();
            }
            quickest = Math.min(quickest, threads.getCurrentThreadCpuTime() - begun);
        }
        return Duration.ofNanos(sum == 0 ? 0 : quickest);
    }
}
