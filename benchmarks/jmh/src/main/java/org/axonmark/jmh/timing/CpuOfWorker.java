package org.axonmark.jmh.timing;

import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** The worker's CPU time beside each call's time; JMH itself sees this process alone. */
public final class CpuOfWorker implements InternalProfiler {

    /** CPU time of the worker, read by the host, in microseconds. */
    static final String CPU = "cpu";

    /** Called by JMH. */
    public CpuOfWorker() {}

    @Override
    public String getDescription() {
        return "CPU time of the worker as the host reads it";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        // The worker's time is read around its call.
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return List.of(new ScalarResult(CPU, SubmissionCall.lastCpu(), "us/op", AggregationPolicy.AVG));
    }
}
