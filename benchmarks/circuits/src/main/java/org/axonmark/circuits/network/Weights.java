package org.axonmark.circuits.network;

import java.util.List;

/**
 * The numbers of a transformer, all matrices row-major, first index first. Vectors that a network lacks are zero, gains one.
 *
 * @param shape what they fit
 * @param embedding {@code [tokens][width]}
 * @param positions {@code [positions][width]}
 * @param layers one for each layer
 * @param unembedding {@code [width][outputs]}
 * @param outputBias {@code [outputs]}
 * @param outputNorm what is done to what the output reads
 */
@SuppressWarnings("ArrayRecordComponent") // numbers to be trained in place; not compared
public record Weights(
        Architecture shape,
        double[] embedding,
        double[] positions,
        List<Layer> layers,
        double[] unembedding,
        double[] outputBias,
        Affine outputNorm) {

    /** Checks the sizes. */
    public Weights {
        layers = List.copyOf(layers);
        check("embedding", embedding, shape.tokens() * shape.width());
        check("positions", positions, shape.positions() * shape.width());
        check("unembedding", unembedding, shape.width() * shape.outputs());
        check("output bias", outputBias, shape.outputs());
        outputNorm.check(shape.width());
        if (layers.size() != shape.layers()) {
            throw new IllegalArgumentException(layers.size() + " layers of weights for a network of " + shape.layers());
        }
        for (Layer layer : layers) {
            if (layer.heads().size() != shape.heads()) {
                throw new IllegalArgumentException(layer.heads().size() + " heads of weights for " + shape.heads() + " in a layer");
            }
            layer.heads().forEach(head -> head.check(shape));
            layer.mlp().check(shape);
            layer.attentionNorm().check(shape.width());
            layer.mlpNorm().check(shape.width());
        }
    }

    /**
     * One layer.
     *
     * @param heads one for each head
     * @param mlp the MLP, of no units where there is none
     * @param attentionNorm what is done to what the heads read
     * @param mlpNorm what is done to what the MLP reads
     */
    public record Layer(List<Head> heads, Mlp mlp, Affine attentionNorm, Affine mlpNorm) {

        /** Copies the list. */
        public Layer {
            heads = List.copyOf(heads);
        }
    }

    /**
     * One head.
     *
     * @param query {@code [width][headWidth]}
     * @param key {@code [width][headWidth]}
     * @param value {@code [width][headWidth]}
     * @param queryBias {@code [headWidth]}
     * @param keyBias {@code [headWidth]}
     * @param valueBias {@code [headWidth]}
     * @param output {@code [headWidth][width]}
     * @param outputBias what it writes whatever it reads {@code [width]}
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Head(
            double[] query, double[] key, double[] value, double[] queryBias, double[] keyBias, double[] valueBias, double[] output,
            double[] outputBias) {

        /** Creates a head without an output bias. */
        public Head(double[] query, double[] key, double[] value, double[] queryBias, double[] keyBias, double[] valueBias,
                double[] output) {
            this(query, key, value, queryBias, keyBias, valueBias, output, new double[output.length / valueBias.length]);
        }

        /** Returns a head without biases. */
        public static Head of(double[] query, double[] key, double[] value, double[] output, int headWidth) {
            return new Head(query, key, value, new double[headWidth], new double[headWidth], new double[headWidth], output);
        }

        private void check(Architecture shape) {
            int size = shape.width() * shape.headWidth();
            for (double[] matrix : List.of(query, key, value, output)) {
                Weights.check("a head's matrix", matrix, size);
            }
            for (double[] bias : List.of(queryBias, keyBias, valueBias)) {
                Weights.check("a head's bias", bias, shape.headWidth());
            }
            Weights.check("a head's output bias", outputBias, shape.width());
        }
    }

    /**
     * An MLP.
     *
     * @param in {@code [width][hidden]}
     * @param inBias {@code [hidden]}
     * @param out {@code [hidden][width]}
     * @param outBias {@code [width]}
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Mlp(double[] in, double[] inBias, double[] out, double[] outBias) {

        /** Returns an MLP without biases. */
        public static Mlp of(double[] in, double[] out, int hidden, int width) {
            return new Mlp(in, new double[hidden], out, new double[width]);
        }

        private void check(Architecture shape) {
            Weights.check("an MLP's first matrix", in, shape.width() * shape.hidden());
            Weights.check("an MLP's first bias", inBias, shape.hidden());
            Weights.check("an MLP's second matrix", out, shape.hidden() * shape.width());
            Weights.check("an MLP's second bias", outBias, shape.width());
        }
    }

    /**
     * Gain and bias behind a normalisation.
     *
     * @param gain {@code [width]}
     * @param bias {@code [width]}
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Affine(double[] gain, double[] bias) {

        /** Returns the one that changes nothing. */
        public static Affine identity(int width) {
            double[] gain = new double[width];
            java.util.Arrays.fill(gain, 1);
            return new Affine(gain, new double[width]);
        }

        private void check(int width) {
            Weights.check("a gain", gain, width);
            Weights.check("a norm's bias", bias, width);
        }
    }

    private static void check(String name, double[] values, int size) {
        if (values.length != size) {
            throw new IllegalArgumentException(name + " of " + values.length + " numbers; the shape asks for " + size);
        }
    }
}
