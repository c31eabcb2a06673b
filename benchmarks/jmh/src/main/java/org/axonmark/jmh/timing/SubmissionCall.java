package org.axonmark.jmh.timing;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import org.axonmark.engine.run.CallByCall;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One call of a submission: an iteration is one call to a worker that is let run for it alone. Started by {@link SubmissionTiming}, which
 * says whose turn it is; not one of the benchmarks of the product.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SubmissionCall {

    /** JMH makes the state itself, in this process; this is how it finds the workers. */
    private static volatile @Nullable CallByCall<?> calls;

    private static volatile double lastCpu;

    /** Who is asked, as the report names it. */
    @Param("")
    public String submission = "";

    /** Its place among the workers. */
    @Param("0")
    public int side;

    /** Creates the state. */
    public SubmissionCall() {}

    /** Has JMH time one call of a side. */
    static RunResult timed(CallByCall<?> workers, int side, String submission) {
        calls = workers;
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder().include("^" + SubmissionCall.class.getName() + "\\.call$")
                    .param("submission", submission).param("side", Integer.toString(side)).forks(0).warmupIterations(0)
                    .measurementIterations(1).addProfiler(CpuOfWorker.class).shouldFailOnError(true).verbosity(VerboseMode.SILENT)
                    .build()).run();
            return List.copyOf(results).getFirst();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH could not time '" + submission + "'", e);
        } finally {
            calls = null;
        }
    }

    /** Returns the worker's CPU time in the last call, in microseconds. */
    static double lastCpu() {
        return lastCpu;
    }

    private static CallByCall<?> workers() {
        return Objects.requireNonNull(calls, "this benchmark is started by SubmissionTiming alone");
    }

    /** Waits until the host has prepared the call, and lets the worker run. */
    @Setup(Level.Iteration)
    public void ready() {
        workers().ready(side);
    }

    /** The call, from its question to its answer. */
    @Benchmark
    public void call() {
        workers().call(side);
    }

    /** Freezes the worker. */
    @TearDown(Level.Iteration)
    public void rest() {
        lastCpu = workers().rest(side).cpu().toNanos() / 1e3;
    }
}
