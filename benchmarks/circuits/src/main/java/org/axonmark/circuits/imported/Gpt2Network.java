package org.axonmark.circuits.imported;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.circuits.network.Weights;
import org.axonmark.datasets.safetensors.SafetensorsFile;
import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;

/**
 * A GPT-2-style network (Radford et al. 2019) from a folder with {@code config.json} and {@code model.safetensors}: learned positions, layer
 * normalisation before heads, MLPs and outputs, matrices as input × output, with or without {@code transformer.} before their names, as F64, F32,
 * F16 or BF16. Nothing is folded: normalisations keep gain and bias. The bias that is added to all heads of a layer together is written by them in
 * equal shares, so that the writers sum to what every reader reads.
 */
public final class Gpt2Network {

    private static final ErrorCode TOO_LARGE = ErrorCode.resources("network-too-large");
    private static final ErrorCode INVALID = ErrorCode.resources("network-invalid");
    private static final String PREFIX = "transformer.";
    private static final String EMBEDDING = "wte.weight";

    /** Share of the memory that weights may take; what else is needed is for runs. */
    private static final double WEIGHTS_SHARE = 0.7;

    private final Architecture shape;
    private final double[] embedding;
    private final double[] positions;
    private final List<Weights.Layer> layers;
    private final double[] answers;
    private final Weights.Affine outputNorm;

    private Gpt2Network(Architecture shape, double[] embedding, double[] positions, List<Weights.Layer> layers, double[] answers,
            Weights.Affine outputNorm) {
        this.shape = shape;
        this.embedding = embedding;
        this.positions = positions;
        this.layers = layers;
        this.answers = answers;
        this.outputNorm = outputNorm;
    }

    /**
     * Reads a network.
     *
     * @param folder with {@code config.json} and {@code model.safetensors}
     * @throws AxonmarkException with code {@code network-missing}, {@code network-unsupported}, {@code network-too-large},
     *     {@code network-invalid} or {@code safetensors-invalid}, naming the setting or tensor
     */
    public static Gpt2Network read(Path folder) {
        return read(folder, Runtime.getRuntime().maxMemory());
    }

    static Gpt2Network read(Path folder, long memory) {
        Gpt2Config config = Gpt2Config.read(folder.resolve("config.json"));
        long bytes = numbers(config) * Double.BYTES;
        if (bytes > WEIGHTS_SHARE * memory) {
            throw new AxonmarkException(TOO_LARGE, "'" + folder + "' is of a network whose weights take " + (bytes >> 20)
                    + " MiB in float64; this process may use " + (memory >> 20) + " MiB, of which weights may take seven tenths."
                    + " Set AXONMARK_HEAP to more, such as 4g");
        }
        return new Reading(folder, SafetensorsFile.open(folder.resolve("model.safetensors")), config).network();
    }

    /** Returns the number of all weights. */
    private static long numbers(Gpt2Config config) {
        Architecture shape = config.shape();
        long width = shape.width();
        long layer = 4 * width * width + 2 * width * shape.hidden() + 9 * width + shape.hidden();
        return width * ((config.tied() ? 1L : 2L) * shape.tokens() + shape.positions() + 2) + shape.layers() * layer;
    }

    /** Returns the shape, an output for each token. */
    public Architecture shape() {
        return shape;
    }

    /**
     * Returns the network with some of its outputs. Weights are shared with other networks of this one.
     *
     * @param outputs the tokens whose logits are given out, in this order
     * @param longest tokens of the longest prompt, up to the network's own
     */
    public Transformer answering(int[] outputs, int longest) {
        Architecture own = new Architecture(shape.layers(), shape.heads(), shape.width(), shape.headWidth(), shape.hidden(), shape.tokens(),
                Math.min(longest, shape.positions()), outputs.length, true, shape.norm(), shape.activation());
        double[] unembedding = new double[shape.width() * outputs.length];
        for (int j = 0; j < outputs.length; j++) {
            if (outputs[j] < 0 || outputs[j] >= shape.tokens()) {
                throw new IllegalArgumentException(
                        "token " + outputs[j] + " as an output; the vocabulary has 0 to " + (shape.tokens() - 1));
            }
            for (int k = 0; k < shape.width(); k++) {
                unembedding[k * outputs.length + j] = answers[outputs[j] * shape.width() + k];
            }
        }
        return new Transformer(new Weights(own, embedding, Arrays.copyOf(positions, own.positions() * own.width()), layers, unembedding,
                new double[outputs.length], outputNorm));
    }

    /** One reading. */
    private static final class Reading {

        private final Path folder;
        private final SafetensorsFile file;
        private final Gpt2Config config;
        private final Architecture shape;
        private final String prefix;

        Reading(Path folder, SafetensorsFile file, Gpt2Config config) {
            this.folder = folder;
            this.file = file;
            this.config = config;
            this.shape = config.shape();
            this.prefix = file.names().contains(PREFIX + EMBEDDING) ? PREFIX : "";
        }

        Gpt2Network network() {
            double[] embedding = numbers(prefix + EMBEDDING, shape.tokens(), shape.width());
            double[] positions = numbers(prefix + "wpe.weight", shape.positions(), shape.width());
            List<Weights.Layer> layers = new ArrayList<>();
            for (int layer = 0; layer < shape.layers(); layer++) {
                layers.add(layer(prefix + "h." + layer + "."));
            }
            double[] answers = config.tied() ? embedding : numbers("lm_head.weight", shape.tokens(), shape.width());
            return new Gpt2Network(shape, embedding, positions, layers, answers, affine(prefix + "ln_f"));
        }

        private Weights.Layer layer(String name) {
            int width = shape.width();
            int d = shape.headWidth();
            double[] attention = numbers(name + "attn.c_attn.weight", width, 3 * width);
            double[] attentionBias = numbers(name + "attn.c_attn.bias", 3 * width);
            double[] output = numbers(name + "attn.c_proj.weight", width, width);
            double[] outputBias = numbers(name + "attn.c_proj.bias", width);
            Arrays.setAll(outputBias, i -> outputBias[i] / shape.heads());
            List<Weights.Head> heads = new ArrayList<>();
            for (int head = 0; head < shape.heads(); head++) {
                int from = head * d;
                heads.add(new Weights.Head(columns(attention, from), columns(attention, width + from), columns(attention, 2 * width + from),
                        Arrays.copyOfRange(attentionBias, from, from + d),
                        Arrays.copyOfRange(attentionBias, width + from, width + from + d),
                        Arrays.copyOfRange(attentionBias, 2 * width + from, 2 * width + from + d),
                        Arrays.copyOfRange(output, from * width, (from + d) * width), outputBias));
            }
            Weights.Mlp mlp = new Weights.Mlp(numbers(name + "mlp.c_fc.weight", width, shape.hidden()),
                    numbers(name + "mlp.c_fc.bias", shape.hidden()), numbers(name + "mlp.c_proj.weight", shape.hidden(), width),
                    numbers(name + "mlp.c_proj.bias", width));
            return new Weights.Layer(heads, mlp, affine(name + "ln_1"), affine(name + "ln_2"));
        }

        private Weights.Affine affine(String name) {
            return new Weights.Affine(numbers(name + ".weight", shape.width()), numbers(name + ".bias", shape.width()));
        }

        /** Returns the columns of one head out of queries, keys and values of all. */
        private double[] columns(double[] all, int from) {
            int d = shape.headWidth();
            double[] columns = new double[shape.width() * d];
            for (int row = 0; row < shape.width(); row++) {
                System.arraycopy(all, row * 3 * shape.width() + from, columns, row * d, d);
            }
            return columns;
        }

        private double[] numbers(String tensor, int... sizes) {
            double[] numbers = file.values(tensor, sizes);
            for (double number : numbers) {
                if (!Double.isFinite(number)) {
                    throw new AxonmarkException(INVALID,
                            "tensor '" + tensor + "' in '" + folder + "' holds " + number + "; fetch the file anew");
                }
            }
            return numbers;
        }
    }
}
