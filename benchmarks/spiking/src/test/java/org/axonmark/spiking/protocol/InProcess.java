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

/**
 * Candidates in this process; models run in ONNX Runtime as in a worker.
 *
 * @param classifiers makes a fresh one
 * @param served the model that answers, if it is a model
 * @param shown the model that a look inside is given
 */
public record InProcess(Path folder, Supplier<SpikingClassifier> classifiers, Optional<byte[]> served, Optional<byte[]> shown)
        implements Candidates<SpikingClassifier> {

    public static InProcess of(Path folder, byte[] model) {
        return new InProcess(folder, () -> new OnnxSpikingClassifier("model.onnx"), Optional.of(model), Optional.of(model));
    }

    public static InProcess of(Path folder, Supplier<SpikingClassifier> classifiers) {
        return new InProcess(folder, classifiers, Optional.empty(), Optional.empty());
    }

    /** Answers with one model and shows another. */
    InProcess showing(byte[] other) {
        return new InProcess(folder, classifiers, served, Optional.of(other));
    }

    @Override
    public Candidate<SpikingClassifier> start(String purpose) {
        return new Started<>(classifiers.get(), context(served.orElse(new byte[0]), true));
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
                return new Started<>(new OnnxGraphProbe("model.onnx"), context(rewritten, false));
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

    private record Started<T>(T submission, Context context) implements Candidate<T> {
        @Override
        public void close() {
            // Nothing was started.
        }
    }
}
