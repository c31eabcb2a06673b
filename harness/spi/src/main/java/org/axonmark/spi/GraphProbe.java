package org.axonmark.spi;

import java.util.List;

/**
 * Values inside an ONNX graph. No submission implements it: the harness writes the values it wants to see among a graph's outputs and has a
 * worker serve that graph alone, without any of the submission's code and without optimisation.
 */
@ServedFromOnnx(value = OnnxGraphProbe.class, optimised = false)
public interface GraphProbe {

    /**
     * Loads the graph. Called once, before all else.
     *
     * @throws Exception if ONNX Runtime does not accept it
     */
    void prepare(Context context) throws Exception;

    /**
     * Returns the shapes of values.
     *
     * @param stimulus the graph's one input
     * @param values names of outputs of the graph
     * @return {@code [axes]} of each, in their order
     * @throws Exception if the graph cannot be run or a value is no tensor of numbers
     */
    List<IntTensor> shapes(FloatTensor stimulus, List<String> values) throws Exception;

    /**
     * Returns values as floats.
     *
     * @param stimulus the graph's one input
     * @param values names of outputs of the graph
     * @return the value of each, in their order
     * @throws Exception if the graph cannot be run, or a value is no tensor of numbers or has an entry that is no float exactly
     */
    List<FloatTensor> values(FloatTensor stimulus, List<String> values) throws Exception;
}
