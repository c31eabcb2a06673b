package org.axonmark.jmh;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.axonmark.functions.numeric.NumericTask;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.submission.numericbisection.BisectionInterpreter;
import org.axonmark.submission.numericinterpolation.InterpolationInterpreter;
import org.axonmark.submission.numericline.LineInterpreter;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Functions scored a second: kept outcomes of functions/numeric@1 read, parsed and scored by every metric, points drawn anew. See README.md for
 * one core.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class FunctionScoring {

    private static final int FUNCTIONS = 200;

    /** Whose hypotheses are scored: two numbers, 17 points, or up to 256. */
    @Param({"line", "interpolation", "bisection"})
    public String interpreter = "";

    private Scored scored = () -> {
        throw new IllegalStateException("not set up");
    };

    /** Scores all outcomes. */
    private interface Scored {
        Score score();
    }

    /** Creates the state. */
    public FunctionScoring() {}

    /** Asks the interpreter once. */
    @Setup
    public void ask() {
        Supplier<FunctionInterpreter> interpreters = switch (interpreter) {
            case "line" -> LineInterpreter::new;
            case "interpolation" -> InterpolationInterpreter::new;
            case "bisection" -> BisectionInterpreter::new;
            default -> throw new IllegalArgumentException("no interpreter '" + interpreter + "'; give line, interpolation or bisection");
        };
        Protocol<FunctionInterpreter> protocol =
                NumericTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
        Outcomes outcomes = protocol.ask(new Here<>(interpreters), new byte[32], Progress.none());
        if (outcomes.outcomes().size() != FUNCTIONS) {
            throw new IllegalStateException(outcomes.outcomes().size() + " functions, not " + FUNCTIONS);
        }
        scored = () -> protocol.score(outcomes);
    }

    /** Scores an evaluation's functions. */
    @Benchmark
    @OperationsPerInvocation(FUNCTIONS)
    public Score functions() {
        return scored.score();
    }

    /** Runs this benchmark in this process. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(FunctionScoring.class.getName()).forks(0).build()).run();
    }
}
