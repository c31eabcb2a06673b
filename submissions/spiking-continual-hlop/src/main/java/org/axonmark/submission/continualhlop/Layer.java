package org.axonmark.submission.continualhlop;

import java.util.Arrays;

/** Weights from each input to each neuron, without bias: a bias would change what earlier tasks get. */
final class Layer {

    private final float[][] weights;
    private final float[][] changes;
    private final int out;

    Layer(int in, int out, double gain, Draws draws) {
        this.out = out;
        this.weights = new float[in][];
        this.changes = new float[in][out];
        for (int i = 0; i < in; i++) {
            weights[i] = draws.within(out, gain * Math.sqrt(3.0 / in));
        }
    }

    /** Returns each neuron's current. */
    float[] forward(float[] input) {
        float[] current = new float[out];
        for (int i = 0; i < input.length; i++) {
            Floats.add(current, weights[i], input[i]);
        }
        return current;
    }

    /** Returns the gradient of each input. */
    float[] back(float[] gradient) {
        float[] back = new float[weights.length];
        for (int i = 0; i < back.length; i++) {
            back[i] = Floats.dot(weights[i], gradient);
        }
        return back;
    }

    /** Adds to the change that is due. */
    void note(float[] input, float[] gradient) {
        for (int i = 0; i < input.length; i++) {
            Floats.add(changes[i], gradient, input[i]);
        }
    }

    /** Makes the change that is due, so many times. */
    void change(float times) {
        for (int i = 0; i < weights.length; i++) {
            Floats.add(weights[i], changes[i], times);
            Arrays.fill(changes[i], 0);
        }
    }
}
