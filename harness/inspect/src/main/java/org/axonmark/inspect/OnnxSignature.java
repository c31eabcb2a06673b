package org.axonmark.inspect;

import java.util.Set;

/**
 * What a suite asks of a submission that is an ONNX file: one float32 input and a first output of float32.
 *
 * @param inputAxes numbers of axes that the input may have
 * @param outputAxes numbers of axes that the first output may have
 * @param layout the same in words, such as {@code [n][channels][samples] to [n][d]}
 */
public record OnnxSignature(Set<Integer> inputAxes, Set<Integer> outputAxes, String layout) {

    /** Copies the sets. */
    public OnnxSignature {
        inputAxes = Set.copyOf(inputAxes);
        outputAxes = Set.copyOf(outputAxes);
    }

    /** Creates the signature of one form. */
    public OnnxSignature(int inputAxes, int outputAxes, String layout) {
        this(Set.of(inputAxes), Set.of(outputAxes), layout);
    }
}
