package org.axonmark.jmh;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.axonmark.results.format.Direction;
import org.axonmark.results.ranking.Ranking;
import org.axonmark.results.ranking.Standings;
import org.axonmark.results.statistics.HmacStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The ranking rule on one board of 332 entries and 100 units, with all its 9 999 draws. See README.md for one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RankingRule {

    private static final int ENTRIES = 332;
    private static final int UNITS = 100;
    private static final byte[] SEED = "ranking rule".getBytes(StandardCharsets.US_ASCII);

    private double[][] scores = new double[UNITS][ENTRIES];

    /** Creates the state. */
    public RankingRule() {}

    /** Makes up scores. */
    @Setup
    public void draw() {
        HmacStream stream = HmacStream.of(SEED, "scores");
        for (double[] unit : scores) {
            for (int k = 0; k < ENTRIES; k++) {
                unit[k] = stream.nextDouble();
            }
        }
    }

    /** Ranks. */
    @Benchmark
    public Standings rank() {
        return Ranking.of(scores, Direction.HIGHER, SEED);
    }

    /** Runs it alone. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(RankingRule.class.getName()).forks(0).build()).run();
    }
}
