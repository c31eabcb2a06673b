package org.axonmark.jmh.history;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import org.axonmark.results.statistics.HmacStream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of an operation, of all Java threads of this JVM without its compiler's and collector's, and the ruler beside it: a fixed piece of work of our own, timed before every iteration, by
 * which other days compare. JMH itself times by the wall alone, which a busy machine moves by tens of per cent.
 */
public final class CpuInRulers implements InternalProfiler {

    /** CPU time of an operation in milliseconds. */
    static final String CPU = "cpu";

    /** CPU time of the ruler in milliseconds, the quickest of a few. */
    static final String RULER = "ruler";

    private static final int NUMBERS = 20_000;
    private static final int TIMES = 5;
    private static final double NANOS = 1e6;

    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private double ruler;
    private Map<Long, Long> begun = Map.of();

    /** Called by JMH. */
    public CpuInRulers() {}

    @Override
    public String getDescription() {
        return "CPU time of an operation, and of a fixed piece of work beside it";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        ruler = ruler();
        begun = used();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long used = used().entrySet().stream().mapToLong(one -> one.getValue() - begun.getOrDefault(one.getKey(), 0L)).sum();
        long operations = result.getMetadata().getAllOps();
        List<ScalarResult> results = new ArrayList<>();
        if (used > 0 && operations > 0) {
            results.add(new ScalarResult(CPU, used / NANOS / operations, "ms", AggregationPolicy.AVG));
            results.add(new ScalarResult(RULER, ruler, "ms", AggregationPolicy.AVG));
        }
        return results;
    }

    /** Returns the CPU time of each thread so far, by its id, in nanoseconds. JMH's own threads live from iteration to iteration. */
    private Map<Long, Long> used() {
        Map<Long, Long> used = new HashMap<>();
        long[] ids = threads.getAllThreadIds();
        long[] nanos = threads.getThreadCpuTime(ids);
        for (int i = 0; i < ids.length; i++) {
            used.put(ids[i], Math.max(0, nanos[i]));
        }
        return used;
    }

    private double ruler() {
        long quickest = Long.MAX_VALUE;
        long sum = 0;
        for (int time = 0; time < TIMES; time++) {
            long from = threads.getCurrentThreadCpuTime();
            HmacStream stream = HmacStream.of(new byte[32], "ruler");
            for (int i = 0; i < NUMBERS; i++) {
                sum += stream.nextLong();
            }
            quickest = Math.min(quickest, threads.getCurrentThreadCpuTime() - from);
        }
        return sum == 0 ? Double.NaN : quickest / NANOS;
    }
}
