package org.axonmark.jmh;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.datasets.fashion.LabelledImages;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.graph.GraphMeter;
import org.axonmark.spiking.graph.Measured;
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

/** Images a second that are counted inside {@code spiking-snn}: run with all operands in view, in this process, and measured. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SpikingCounting {

    private final FloatTensor[] stimuli;
    private IntFunction<Measured> counted = index -> {
        throw new IllegalStateException("not set up");
    };
    private int next;

    /** Creates the state, with the sample's test images. */
    public SpikingCounting() {
        LabelledImages images = FashionMnistData.sample().test();
        stimuli = new FloatTensor[images.size()];
        for (int i = 0; i < stimuli.length; i++) {
            float[] values = new float[images.height() * images.width()];
            images.copyTo(i, values, 0);
            stimuli[i] = FloatTensor.of(values, 1, 1, images.height(), images.width());
        }
    }

    /** Opens the network. */
    @Setup
    public void open() throws Exception {
        GraphMeter meter = InView.of(model(), stimuli[0]);
        counted = index -> {
            try {
                return meter.measure(stimuli[index]).measured();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static byte[] model() throws IOException {
        try (InputStream in = SpikingCounting.class.getResourceAsStream("/model.onnx")) {
            if (in == null) {
                throw new IllegalStateException("spiking-snn's model.onnx is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    /** Counts one image. */
    @Benchmark
    public Measured image() {
        next = (next + 1) % stimuli.length;
        return counted.apply(next);
    }

    /** Runs this benchmark in this process. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(SpikingCounting.class.getName()).forks(0).build()).run();
    }
}
