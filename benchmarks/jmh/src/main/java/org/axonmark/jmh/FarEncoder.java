package org.axonmark.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.axonmark.engine.sandbox.SandboxSpec;
import org.axonmark.engine.sandbox.SandboxedWorker;
import org.axonmark.engine.sandbox.Sandboxes;
import org.axonmark.link.HostEnd;
import org.axonmark.link.LinkLimits;
import org.axonmark.link.OpenRequest;
import org.axonmark.results.format.Isolation;
import org.axonmark.results.format.Limits;
import org.axonmark.spi.Context;
import org.axonmark.spi.eeg.Channel;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;
import org.axonmark.spi.eeg.SensorType;

/** An encoder in a worker of its own, reached by the link. */
final class FarEncoder implements AutoCloseable {

    private static final Limits LIMITS = new Limits(2L << 30, 64, Duration.ofMinutes(10), Duration.ofMinutes(1),
            Duration.ofMinutes(10), 64 << 20, 64 << 10, 64 << 20, 1 << 30);

    private final Path folder;
    private final Path input;
    private final Path answer;
    private final SandboxedWorker sandboxed;
    private final HostEnd<EegEncoder> link;

    /**
     * Starts the worker and has it construct the encoder.
     *
     * @param worker folder of the assembled worker
     * @param jar the submission
     * @param provider binary name of its encoder
     */
    FarEncoder(Path worker, Path jar, String provider, Isolation isolation) throws IOException {
        folder = Files.createTempDirectory("axonmark-jmh");
        input = Files.createFile(folder.resolve("input.bin"));
        answer = Files.createFile(folder.resolve("answer.bin"));
        SandboxSpec spec = new SandboxSpec(worker.toAbsolutePath(), jar.toAbsolutePath(), input, answer, LIMITS, isolation);
        sandboxed = Sandboxes.start(spec);
        link = new HostEnd<>(sandboxed.answers(), sandboxed.requests(), input, answer, EegEncoder.class,
                new LinkLimits(LIMITS.outcomeBytes(), 1));
        link.open(new OpenRequest(EegEncoder.class.getName(), Optional.of(provider), Optional.empty(), spec.jarSeen(), spec.inputSeen(),
                spec.answerSeen()));
    }

    EegEncoder encoder() {
        return link.submission();
    }

    /** Returns the worker's CPU time until now. */
    Duration cpu() {
        return sandboxed.observe().cpu();
    }

    /** Prepares an encoder, here or there, for windows of one montage whose electrodes lie in one place. */
    static EegEncoder prepared(EegEncoder encoder, int channels, int rate, int samples) throws Exception {
        Channel[] montage = new Channel[channels];
        Arrays.setAll(montage, c -> new Channel("E" + c, 0, 0, 0.1, SensorType.EEG));
        Context none = resource -> {
            throw new IllegalArgumentException("no model '" + resource + "'");
        };
        encoder.prepare(new EegSetup(List.of(montage), rate, samples), none);
        return encoder;
    }

    @Override
    public void close() throws IOException {
        link.close();
        sandboxed.close();
        Files.deleteIfExists(input);
        Files.deleteIfExists(answer);
        Files.deleteIfExists(folder);
    }
}
