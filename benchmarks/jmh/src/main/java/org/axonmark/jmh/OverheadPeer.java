package org.axonmark.jmh;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

import com.sun.management.OperatingSystemMXBean;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.results.statistics.Quantiles;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.submission.bandpower.BandPowerEncoder;

/**
 * What the full sandbox costs: seconds from the first batch sent to the last answer, band power behind the link beside the same encoder called
 * here, on as many windows of eegmat's shape as eeg/eegmat-loso has. Prints each pair and the medians of their ratios; on a
 * busy machine the one by CPU time says more. Started by {@code ci/peers/harness_overhead.sh}.
 */
public final class OverheadPeer {

    private static final int WARM_UPS = 2;
    private static final int PAIRS = 10;
    private static final int BATCHES = 17;
    private static final int BATCH = 64;
    private static final int CHANNELS = 19;
    private static final int RATE = 500;
    private static final int SAMPLES = 4 * RATE;

    private OverheadPeer() {}

    /**
     * What one way to all answers took.
     *
     * @param wall seconds by the clock
     * @param cpu seconds of CPU time, of this process and of the worker
     */
    private record Took(double wall, double cpu) {}

    /** One way to reach the encoder, and what it answered last. */
    private static final class Side {

        private final EegEncoder encoder;
        private final LongSupplier cpuNanos;
        private final List<FloatTensor> answers = new ArrayList<>();

        Side(EegEncoder encoder, LongSupplier cpuNanos) {
            this.encoder = encoder;
            this.cpuNanos = cpuNanos;
        }

        Took ask(List<FloatTensor> batches) throws Exception {
            answers.clear();
            long cpu = cpuNanos.getAsLong();
            long begun = System.nanoTime();
            for (FloatTensor batch : batches) {
                answers.add(encoder.embed(batch));
            }
            return new Took((System.nanoTime() - begun) / 1e9, (cpuNanos.getAsLong() - cpu) / 1e9);
        }
    }

    /** Takes the assembled worker's folder and the JAR of band power. */
    public static void main(String[] arguments) throws Exception {
        Path worker = Path.of(arguments[0]);
        Path jar = Path.of(arguments[1]);
        try (FarEncoder far = new FarEncoder(worker, jar, BandPowerEncoder.class.getName(), Isolation.FULL)) {
            LongSupplier here = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime;
            compare(new Side(prepared(far.encoder()), () -> here.getAsLong() + far.cpu().toNanos()),
                    new Side(prepared(new BandPowerEncoder()), here));
        }
    }

    private static EegEncoder prepared(EegEncoder encoder) throws Exception {
        return FarEncoder.prepared(encoder, CHANNELS, RATE, SAMPLES);
    }

    private static void compare(Side behindTheLink, Side here) throws Exception {
        List<FloatTensor> batches = batches();
        double[] wall = new double[PAIRS];
        double[] cpu = new double[PAIRS];
        for (int pair = -WARM_UPS; pair < PAIRS; pair++) {
            Took far = behindTheLink.ask(batches);
            Took near = here.ask(batches);
            for (int b = 0; b < BATCHES; b++) {
                if (!Arrays.equals(behindTheLink.answers.get(b).values(), here.answers.get(b).values())) {
                    throw new IllegalStateException("batch " + b + " is answered otherwise behind the link");
                }
            }
            System.out.println("%s: sandbox %.3f s (%.3f s CPU), here %.3f s (%.3f s CPU), ratio %.3f (%.3f)".formatted(
                    pair < 0 ? "warm-up" : "pair " + (pair + 1), far.wall(), far.cpu(), near.wall(), near.cpu(),
                    far.wall() / near.wall(), far.cpu() / near.cpu()));
            if (pair >= 0) {
                wall[pair] = far.wall() / near.wall();
                cpu[pair] = far.cpu() / near.cpu();
            }
        }
        System.out.println("median ratio %.3f by the clock, %.3f by CPU time".formatted(median(wall), median(cpu)));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return Quantiles.type7(values, 0.5);
    }

    private static List<FloatTensor> batches() {
        float[] noise = new float[BATCH * CHANNELS * SAMPLES];
        HmacStream stream = HmacStream.of(new byte[32], "overhead");
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (20 * stream.nextGaussian());
        }
        List<FloatTensor> batches = new ArrayList<>();
        for (int b = 0; b < BATCHES; b++) {
            float[] values = noise.clone();
            for (int i = 0; i < values.length; i++) {
                values[i] *= 1 + b;
            }
            batches.add(FloatTensor.of(values, BATCH, CHANNELS, SAMPLES));
        }
        return batches;
    }
}
