package org.axonmark.spi.eeg;

import java.util.Map;
import java.util.Objects;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.OnnxSession;
import org.axonmark.spi.Tensor;
import org.jspecify.annotations.Nullable;

/** Serves an ONNX file as an encoder: its one input takes {@code float[n][channels][samples]}, its first output gives {@code float[n][d]}. */
public final class OnnxEegEncoder implements EegEncoder {

    private final String resource;
    private @Nullable OnnxSession session;

    /**
     * Creates an encoder for a model of the submission's JAR.
     *
     * @param resource path of the ONNX file inside the JAR
     */
    public OnnxEegEncoder(String resource) {
        this.resource = resource;
    }

    @Override
    public void prepare(EegSetup setup, Context context) {
        OnnxSession opened = context.onnx(resource);
        if (opened.inputNames().size() != 1) {
            throw new IllegalArgumentException(
                    "'" + resource + "' has inputs " + opened.inputNames() + ", an EEG encoder has exactly one");
        }
        session = opened;
    }

    @Override
    public FloatTensor embed(FloatTensor windows) {
        OnnxSession opened = Objects.requireNonNull(session, "embed before prepare");
        Map<String, Tensor> outputs = opened.run(Map.of(opened.inputNames().get(0), windows));
        String name = opened.outputNames().get(0);
        if (!(outputs.get(name) instanceof FloatTensor embeddings)) {
            throw new IllegalArgumentException("output '" + name + "' of '" + resource + "' is not float32");
        }
        return embeddings;
    }
}
