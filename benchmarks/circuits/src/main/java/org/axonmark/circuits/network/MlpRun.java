package org.axonmark.circuits.network;

import org.axonmark.circuits.network.Architecture.Activation;
import org.axonmark.circuits.network.Weights.Mlp;

/**
 * One MLP at work.
 *
 * @param before hidden units before their activation {@code [n][hidden]}
 * @param output what it writes {@code [n][width]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MlpRun(double[] before, double[] output) {

    private static final double SLOPE = Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    static MlpRun of(double[] input, Mlp mlp, Activation activation) {
        double[] before = Matrices.product(input, mlp.in(), mlp.inBias(), mlp.outBias().length);
        double[] after = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            after[i] = activation == Activation.RELU ? Math.max(before[i], 0) : gelu(before[i]);
        }
        return new MlpRun(before, Matrices.product(after, mlp.out(), mlp.outBias(), mlp.inBias().length));
    }

    /** Returns the gradient at the input from the one at the output. */
    double[] backward(double[] gradient, Mlp mlp, Activation activation) {
        double[] back = Matrices.transposed(gradient, mlp.out(), mlp.outBias().length);
        for (int i = 0; i < back.length; i++) {
            back[i] *= activation == Activation.RELU ? (before[i] > 0 ? 1 : 0) : geluSlope(before[i]);
        }
        return Matrices.transposed(back, mlp.in(), mlp.inBias().length);
    }

    private static double gelu(double x) {
        return x / 2 * (1 + StrictMath.tanh(SLOPE * (x + CUBIC * x * x * x)));
    }

    private static double geluSlope(double x) {
        double tanh = StrictMath.tanh(SLOPE * (x + CUBIC * x * x * x));
        return (1 + tanh) / 2 + x / 2 * (1 - tanh * tanh) * SLOPE * (1 + 3 * CUBIC * x * x);
    }
}
