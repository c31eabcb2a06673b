package org.axonmark.spi;

import java.util.List;
import java.util.Map;

/** A loaded ONNX model. Not safe for use by several threads at once. */
public interface OnnxSession {

    /** Returns the names of the model's inputs in the model's order. */
    List<String> inputNames();

    /** Returns the names of the model's outputs in the model's order. */
    List<String> outputNames();

    /**
     * Runs the model.
     *
     * @param inputs one tensor for each of {@link #inputNames()}
     * @return one tensor for each of {@link #outputNames()}
     * @throws IllegalArgumentException if an input is missing, unknown or of a shape or type that the model does not take
     */
    Map<String, Tensor> run(Map<String, Tensor> inputs);

    /**
     * Runs as much of the model as some of its outputs need.
     *
     * @param inputs one tensor for each of {@link #inputNames()}
     * @param outputs some of {@link #outputNames()}, at least one
     * @return one tensor for each of the outputs; of element types that {@link Tensor} does not have, the next wider one that holds every
     *     value exactly
     * @throws IllegalArgumentException if an input is missing, unknown or of a shape or type that the model does not take, or an output is
     *     unknown or no tensor of numbers
     */
    Map<String, Tensor> run(Map<String, Tensor> inputs, List<String> outputs);
}
