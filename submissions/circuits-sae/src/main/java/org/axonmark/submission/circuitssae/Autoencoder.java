package org.axonmark.submission.circuitssae;

import java.util.List;

/**
 * A sparse autoencoder: x − b is encoded by rows of length one and ReLU, decoded by rows of length one, and b is added. Trained by Adam on the mean
 * squared error and the mean size of features, all examples a step; the part of a gradient along its row is taken out.
 */
final class Autoencoder {

    private static final int FEATURES = 64;
    private static final int STEPS = 150;
    private static final double RATE = 3e-3;
    private static final double SPARSITY = 0.02;
    private static final double MOMENTUM = 0.9;
    private static final double SCALE = 0.999;

    private final int width;
    /** Encoder rows, decoder rows, then b. */
    private final double[] numbers;
    private final double[] mean;
    private final double[] square;

    Autoencoder(int width) {
        this.width = width;
        this.numbers = new double[(2 * FEATURES + 1) * width];
        this.mean = new double[numbers.length];
        this.square = new double[numbers.length];
        // Any spread of directions will do, the same at every call: multiples of an irrational number, less their whole part.
        for (int i = 0; i < FEATURES * width; i++) {
            double turn = (i + 1) * 0.6180339887498949;
            numbers[i] = 2 * (turn - Math.floor(turn)) - 1;
            numbers[FEATURES * width + i] = numbers[i];
        }
        shorten();
    }

    /** Returns the number of the strongest feature; features that are all silent are told apart by what they would be. */
    int code(double[] x) {
        double[] before = before(x);
        int best = 0;
        for (int feature = 1; feature < FEATURES; feature++) {
            best = before[feature] > before[best] ? feature : best;
        }
        return best;
    }

    void train(List<double[]> examples) {
        for (int step = 1; step <= STEPS; step++) {
            double[] gradient = new double[numbers.length];
            examples.forEach(example -> add(example, examples.size(), gradient));
            project(gradient);
            for (int i = 0; i < numbers.length; i++) {
                mean[i] = MOMENTUM * mean[i] + (1 - MOMENTUM) * gradient[i];
                square[i] = SCALE * square[i] + (1 - SCALE) * gradient[i] * gradient[i];
                numbers[i] -= RATE * mean[i] / (1 - Math.pow(MOMENTUM, step))
                        / (Math.sqrt(square[i] / (1 - Math.pow(SCALE, step))) + 1e-8);
            }
            shorten();
        }
    }

    private double[] before(double[] x) {
        double[] before = new double[FEATURES];
        int bias = 2 * FEATURES * width;
        for (int feature = 0; feature < FEATURES; feature++) {
            for (int k = 0; k < width; k++) {
                before[feature] += numbers[feature * width + k] * (x[k] - numbers[bias + k]);
            }
        }
        return before;
    }

    /** Adds one example's share of the gradient. */
    private void add(double[] x, int examples, double[] gradient) {
        double[] features = before(x);
        int decoder = FEATURES * width;
        int bias = 2 * decoder;
        double[] off = new double[width];
        for (int k = 0; k < width; k++) {
            off[k] = numbers[bias + k] - x[k];
        }
        for (int feature = 0; feature < FEATURES; feature++) {
            for (int k = 0; features[feature] > 0 && k < width; k++) {
                off[k] += features[feature] * numbers[decoder + feature * width + k];
            }
        }
        double each = 2.0 / (examples * width);
        for (int k = 0; k < width; k++) {
            gradient[bias + k] += each * off[k];
        }
        for (int feature = 0; feature < FEATURES; feature++) {
            if (features[feature] <= 0) {
                continue;
            }
            double back = SPARSITY / (examples * FEATURES);
            for (int k = 0; k < width; k++) {
                back += each * off[k] * numbers[decoder + feature * width + k];
                gradient[decoder + feature * width + k] += each * off[k] * features[feature];
            }
            for (int k = 0; k < width; k++) {
                gradient[feature * width + k] += back * (x[k] - numbers[bias + k]);
                gradient[bias + k] -= back * numbers[feature * width + k];
            }
        }
    }

    /** Takes out of each row's gradient what lies along the row. */
    private void project(double[] gradient) {
        for (int row = 0; row < 2 * FEATURES; row++) {
            double along = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                along += gradient[i] * numbers[i];
            }
            for (int i = row * width; i < (row + 1) * width; i++) {
                gradient[i] -= along * numbers[i];
            }
        }
    }

    /** Gives each row a length of one. */
    private void shorten() {
        for (int row = 0; row < 2 * FEATURES; row++) {
            double length = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                length += numbers[i] * numbers[i];
            }
            for (int i = row * width; i < (row + 1) * width; i++) {
                numbers[i] /= Math.sqrt(length);
            }
        }
    }
}
