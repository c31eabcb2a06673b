package org.axonmark.spi.spiking;

import java.util.Map;
import java.util.Objects;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.OnnxSession;
import org.axonmark.spi.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Serves an ONNX file as a classifier: its one input takes {@code float[n][t][channels][height][width]}, or
 * {@code float[n][channels][height][width]} where stimuli are still, and its first output gives {@code float[n]} or
 * {@code float[n][steps]} followed by the axes of the set-up's answer, such as {@code [classes]}.
 */
public final class OnnxSpikingClassifier implements SpikingClassifier {

    private final String resource;
    private @Nullable OnnxSession session;
    private boolean still;

    /**
     * Creates a classifier for a model of the submission's JAR.
     *
     * @param resource path of the ONNX file inside the JAR
     */
    public OnnxSpikingClassifier(String resource) {
        this.resource = resource;
    }

    @Override
    public void prepare(SpikingSetup setup, Context context) {
        OnnxSession opened = context.onnx(resource);
        if (opened.inputNames().size() != 1) {
            throw new IllegalArgumentException(
                    "'" + resource + "' has inputs " + opened.inputNames() + ", a classifier of stimuli has exactly one");
        }
        still = setup.timeSteps() == 1;
        session = opened;
    }

    @Override
    public FloatTensor classify(FloatTensor stimuli) {
        OnnxSession opened = Objects.requireNonNull(session, "classify before prepare");
        Map<String, Tensor> outputs = opened.run(Map.of(opened.inputNames().get(0), input(stimuli, still)));
        String name = opened.outputNames().get(0);
        if (!(outputs.get(name) instanceof FloatTensor scores)) {
            throw new IllegalArgumentException("output '" + name + "' of '" + resource + "' is not float32");
        }
        return scores;
    }

    /** Returns stimuli {@code [n][t][c][h][w]} in the form that a graph takes: without the axis of time where stimuli are still. */
    public static FloatTensor input(FloatTensor stimuli, boolean still) {
        return still
                ? FloatTensor.of(stimuli.values(), stimuli.size(0), stimuli.size(2), stimuli.size(3), stimuli.size(4))
                : stimuli;
    }
}
