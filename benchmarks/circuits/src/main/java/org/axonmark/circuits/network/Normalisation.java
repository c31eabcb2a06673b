package org.axonmark.circuits.network;

import org.axonmark.circuits.network.Architecture.Norm;
import org.axonmark.circuits.network.Weights.Affine;

/**
 * What one reader read, before and after its norm.
 *
 * @param centred (x − mean) / sd, or x itself without a norm
 * @param inverse 1 / sd of each row; empty without a norm
 * @param output what goes on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Normalisation(double[] centred, double[] inverse, double[] output) {

    private static final double EPSILON = 1e-5;

    static Normalisation of(double[] x, Norm norm, Affine affine) {
        if (norm == Norm.NONE) {
            return new Normalisation(x, new double[0], x);
        }
        int width = affine.gain().length;
        int rows = x.length / width;
        double[] centred = new double[x.length];
        double[] inverse = new double[rows];
        double[] output = new double[x.length];
        for (int i = 0; i < rows; i++) {
            double mean = 0;
            for (int k = 0; k < width; k++) {
                mean += x[i * width + k];
            }
            mean /= width;
            double variance = 0;
            for (int k = 0; k < width; k++) {
                double difference = x[i * width + k] - mean;
                variance += difference * difference;
            }
            inverse[i] = 1 / Math.sqrt(variance / width + EPSILON);
            for (int k = 0; k < width; k++) {
                int at = i * width + k;
                centred[at] = (x[at] - mean) * inverse[i];
                output[at] = centred[at] * affine.gain()[k] + affine.bias()[k];
            }
        }
        return new Normalisation(centred, inverse, output);
    }

    /** Returns the gradient at the input from the one at the output. */
    double[] backward(double[] gradient, Affine affine) {
        if (inverse.length == 0) {
            return gradient;
        }
        int width = affine.gain().length;
        double[] back = new double[gradient.length];
        for (int i = 0; i < inverse.length; i++) {
            double mean = 0;
            double along = 0;
            for (int k = 0; k < width; k++) {
                double g = gradient[i * width + k] * affine.gain()[k];
                mean += g;
                along += g * centred[i * width + k];
            }
            mean /= width;
            along /= width;
            for (int k = 0; k < width; k++) {
                int at = i * width + k;
                back[at] = inverse[i] * (gradient[at] * affine.gain()[k] - mean - centred[at] * along);
            }
        }
        return back;
    }
}
