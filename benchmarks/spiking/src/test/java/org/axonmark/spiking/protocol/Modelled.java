package org.axonmark.spiking.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import org.axonmark.spi.Context;
import org.axonmark.spi.GraphProbe;
import org.axonmark.spi.OnnxGraphProbe;
import org.axonmark.spi.spiking.OnnxSpikingClassifier;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spiking.graph.Written;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.SubmittedGraph;
import org.axonmark.testkit.InProcess;

/**
 * Candidates in this process; models run in ONNX Runtime as in a worker.
 *
 * @param classifiers makes a fresh one
 * @param served the model that answers, if it is a model
 * @param shown the model that a look inside is given
 */
public record Modelled(Path folder, Supplier<SpikingClassifier> classifiers, Optional<byte[]> served, Optional<byte[]> shown)
        implements Candidates<SpikingClassifier> {

    public static Modelled of(Path folder, byte[] model) {
        return new Modelled(folder, () -> new OnnxSpikingClassifier("model.onnx"), Optional.of(model), Optional.of(model));
    }

    public static Modelled of(Path folder, Supplier<SpikingClassifier> classifiers) {
        return new Modelled(folder, classifiers, Optional.empty(), Optional.empty());
    }

    /** Answers with one model and shows another. */
    Modelled showing(byte[] other) {
        return new Modelled(folder, classifiers, served, Optional.of(other));
    }

    @Override
    public Candidate<SpikingClassifier> start(String purpose) {
        return new InProcess.Started<>(classifiers.get(), context(served.orElse(new byte[0]), true));
    }

    @Override
    public Optional<SubmittedGraph> graph() {
        return shown.map(bytes -> new SubmittedGraph() {
            @Override
            public byte[] bytes() {
                return bytes;
            }

            @Override
            public Candidate<GraphProbe> start(String purpose, byte[] rewritten) {
                return new InProcess.Started<>(new OnnxGraphProbe("model.onnx"), context(rewritten, false));
            }
        });
    }

    private Context context(byte[] model, boolean optimised) {
        try {
            return Written.context(folder, model, optimised);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
