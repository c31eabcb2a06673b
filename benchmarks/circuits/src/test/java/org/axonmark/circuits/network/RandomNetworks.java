package org.axonmark.circuits.network;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.circuits.network.Architecture.Activation;
import org.axonmark.circuits.network.Architecture.Norm;
import org.axonmark.results.statistics.HmacStream;

/** Networks and prompts with seeded random numbers. */
public final class RandomNetworks {

    private final HmacStream stream;

    /** Creates a source of a seed. */
    public RandomNetworks(String seed) {
        stream = HmacStream.of(seed.getBytes(StandardCharsets.US_ASCII), "random networks");
    }

    /** Returns a small shape. */
    public static Architecture shape(int hidden, boolean causal, Norm norm, Activation activation) {
        return new Architecture(3, 2, 8, 4, hidden, 6, 7, 5, causal, norm, activation);
    }

    /** Returns a random network. */
    public Transformer network(Architecture shape) {
        return new Transformer(weights(shape, 0.5));
    }

    /** Returns random weights; queries and keys are scaled by a number, 0 for heads that attend to all alike. */
    public Weights weights(Architecture shape, double attention) {
        List<Weights.Layer> layers = new ArrayList<>();
        int matrix = shape.width() * shape.headWidth();
        for (int layer = 0; layer < shape.layers(); layer++) {
            List<Weights.Head> heads = new ArrayList<>();
            for (int head = 0; head < shape.heads(); head++) {
                heads.add(new Weights.Head(numbers(matrix, attention), numbers(matrix, attention), numbers(matrix, 0.5),
                        numbers(shape.headWidth(), attention), numbers(shape.headWidth(), attention), numbers(shape.headWidth(), 0.5),
                        numbers(matrix, 0.5)));
            }
            Weights.Mlp mlp = new Weights.Mlp(numbers(shape.width() * shape.hidden(), 0.5), numbers(shape.hidden(), 0.5),
                    numbers(shape.hidden() * shape.width(), 0.5), numbers(shape.width(), 0.5));
            layers.add(new Weights.Layer(heads, mlp, affine(shape), affine(shape)));
        }
        return new Weights(shape, numbers(shape.tokens() * shape.width(), 1), numbers(shape.positions() * shape.width(), 1), layers,
                numbers(shape.width() * shape.outputs(), 1), numbers(shape.outputs(), 1), affine(shape));
    }

    /** Returns random prompts of full length. */
    public Prompts prompts(Architecture shape, int count) {
        int[][] tokens = new int[count][shape.positions()];
        for (int[] prompt : tokens) {
            for (int i = 0; i < prompt.length; i++) {
                prompt[i] = stream.nextInt(shape.tokens());
            }
        }
        return new Prompts(tokens);
    }

    /** Returns normal numbers. */
    public double[] numbers(int count, double scale) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = scale * stream.nextGaussian();
        }
        return numbers;
    }

    private Weights.Affine affine(Architecture shape) {
        double[] gain = numbers(shape.width(), 0.2);
        for (int i = 0; i < gain.length; i++) {
            gain[i] += 1;
        }
        return new Weights.Affine(gain, numbers(shape.width(), 0.2));
    }
}
