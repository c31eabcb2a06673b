package org.axonmark.circuits.trained;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.circuits.network.Architecture;
import org.axonmark.circuits.network.Weights;
import org.axonmark.datasets.safetensors.SafetensorsFile;

/** Weights as {@code recipes/trained-nets} writes them: a tensor of a layer holds all heads, first index the head. */
public final class SavedWeights {

    private static final List<String> PORTS = List.of("query", "key", "value");

    private final SafetensorsFile file;
    private final Architecture shape;

    private SavedWeights(SafetensorsFile file, Architecture shape) {
        this.file = file;
        this.shape = shape;
    }

    /** Reads the weights of a network of a shape. */
    public static Weights of(SafetensorsFile file, Architecture shape) {
        return new SavedWeights(file, shape).weights();
    }

    private Weights weights() {
        int width = shape.width();
        List<Weights.Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < shape.layers(); layer++) {
            layers.add(new Weights.Layer(heads(layer), mlp(layer), norm(layer + ".attention"),
                    shape.hidden() == 0 ? Weights.Affine.identity(width) : norm(layer + ".mlp")));
        }
        return new Weights(shape, file.values("embedding", shape.tokens(), width), file.values("positions", shape.positions(), width),
                layers, file.values("unembedding", width, shape.outputs()), file.values("outputBias", shape.outputs()), norm("last"));
    }

    private List<Weights.Head> heads(int layer) {
        int heads = shape.heads();
        double[][] ports = new double[PORTS.size()][];
        double[][] biases = new double[PORTS.size()][];
        for (int port = 0; port < ports.length; port++) {
            String name = layer + "." + PORTS.get(port);
            ports[port] = file.values(name, heads, shape.width(), shape.headWidth());
            biases[port] = file.values(name + "Bias", heads, 1, shape.headWidth());
        }
        double[] output = file.values(layer + ".output", heads, shape.headWidth(), shape.width());
        List<Weights.Head> own = new ArrayList<>();
        for (int head = 0; head < heads; head++) {
            own.add(new Weights.Head(part(ports[0], head, heads), part(ports[1], head, heads), part(ports[2], head, heads),
                    part(biases[0], head, heads), part(biases[1], head, heads), part(biases[2], head, heads), part(output, head, heads)));
        }
        return own;
    }

    private Weights.Mlp mlp(int layer) {
        int width = shape.width();
        if (shape.hidden() == 0) {
            return Weights.Mlp.of(new double[0], new double[0], 0, width);
        }
        return new Weights.Mlp(file.values(layer + ".in", width, shape.hidden()), file.values(layer + ".inBias", shape.hidden()),
                file.values(layer + ".out", shape.hidden(), width), file.values(layer + ".outBias", width));
    }

    private Weights.Affine norm(String name) {
        int width = shape.width();
        return shape.norm() == Architecture.Norm.NONE ? Weights.Affine.identity(width)
                : new Weights.Affine(file.values(name + "Norm", width), file.values(name + "NormBias", width));
    }

    private static double[] part(double[] all, int index, int of) {
        int size = all.length / of;
        return Arrays.copyOfRange(all, index * size, (index + 1) * size);
    }
}
