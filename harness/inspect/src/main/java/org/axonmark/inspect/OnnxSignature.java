package org.axonmark.inspect;

/**
 * What a suite asks of a submission that is an ONNX file: one float32 input and a first output of float32.
 *
 * @param inputAxes number of axes of the input
 * @param outputAxes number of axes of the first output
 * @param layout the same in words, such as {@code [n][channels][samples] to [n][d]}
 */
public record OnnxSignature(int inputAxes, int outputAxes, String layout) {}
