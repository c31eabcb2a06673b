package org.axonmark.jmh;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.axonmark.results.format.Isolation;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.submission.constant.ConstantEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The link's own cost: a call of a submission that does nothing, in a worker of its own. A submission's time contains as
 * much that is not its own. See README.md.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LinkRoundTrip {

    private static final int CHANNELS = 19;
    private static final int RATE = 500;
    private static final int SAMPLES = 4 * RATE;

    /** Windows of 19 channels and 2 000 samples in one call: 152 kB each. */
    @Param({"1", "64"})
    public int windows;

    /** Where the worker runs. */
    @Param({"NONE", "FULL"})
    public Isolation isolation = Isolation.NONE;

    /** Folder of the assembled worker. */
    @Param("harness/worker/target/worker")
    public String worker = "";

    /** The null submission. */
    @Param("submissions/constant/target/constant.jar")
    public String jar = "";

    private AutoCloseable far = () -> {};

    private EegEncoder encoder = new ConstantEncoder();

    private FloatTensor batch = FloatTensor.of(new float[0], 0);

    /** Creates the state. */
    public LinkRoundTrip() {}

    /** Starts the worker. */
    @Setup
    public void start() throws Exception {
        FarEncoder started = new FarEncoder(Path.of(worker), Path.of(jar), ConstantEncoder.class.getName(), isolation);
        far = started;
        encoder = FarEncoder.prepared(started.encoder(), CHANNELS, RATE, SAMPLES);
        batch = FloatTensor.of(new float[windows * CHANNELS * SAMPLES], windows, CHANNELS, SAMPLES);
    }

    /** One call and its answer. */
    @Benchmark
    public FloatTensor call() throws Exception {
        return encoder.embed(batch);
    }

    /** Ends the worker. */
    @TearDown
    public void end() throws Exception {
        far.close();
    }

    /** Runs this benchmark in this process, from the root of a checkout. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(LinkRoundTrip.class.getName()).forks(0).build()).run();
    }
}
