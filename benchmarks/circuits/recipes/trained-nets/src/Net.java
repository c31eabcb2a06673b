import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.axonmark.circuits.network.Architecture;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A transformer in torch, of the shapes of {@code Weights}, of which any one head or MLP can be given another output; GELU if it has MLPs. */
final class Net {

    private static final double INITIAL = 0.6;

    final Architecture shape;
    /** Parameters by name; a layer's heads lie in one tensor, first index the head. */
    final Map<String, Tensor> parameters = new LinkedHashMap<>();

    /**
     * What a run gives.
     *
     * @param nodes what each head and MLP writes, {@code [batch][length][width]}, by layer: heads, then the MLP
     * @param logits {@code [batch][length][outputs]}
     */
    record Run(List<Tensor> nodes, Tensor logits) {}

    Net(Architecture shape) {
        this.shape = shape;
        long width = shape.width();
        long heads = shape.heads();
        long head = shape.headWidth();
        long hidden = shape.hidden();
        matrix("embedding", 1, shape.tokens(), width);
        matrix("positions", 1, shape.positions(), width);
        for (int layer = 0; layer < shape.layers(); layer++) {
            for (String port : List.of("query", "key", "value")) {
                matrix(layer + "." + port, width, heads, width, head);
                zero(layer + "." + port + "Bias", heads, 1, head);
            }
            matrix(layer + ".output", head * heads, heads, head, width);
            norm(layer + ".attention");
            if (hidden > 0) {
                matrix(layer + ".in", width, width, hidden);
                zero(layer + ".inBias", hidden);
                matrix(layer + ".out", hidden, hidden, width);
                zero(layer + ".outBias", width);
                norm(layer + ".mlp");
            }
        }
        matrix("unembedding", width, width, shape.outputs());
        zero("outputBias", shape.outputs());
        norm("last");
    }

    /** Gain and bias of a layer normalisation, where the network has such. */
    private void norm(String name) {
        if (shape.norm() == Architecture.Norm.LAYER) {
            keep(name + "Norm", torch.ones(shape.width()));
            zero(name + "NormBias", shape.width());
        }
    }

    /** Normal numbers of a variance of about one over the numbers summed. */
    private void matrix(String name, long summed, long... sizes) {
        keep(name, torch.randn(sizes).mul(new Scalar(INITIAL / Math.sqrt(summed))));
    }

    private void zero(String name, long... sizes) {
        keep(name, torch.randn(sizes).mul(new Scalar(0.0)));
    }

    private void keep(String name, Tensor value) {
        Tensor leaf = value.detach();
        leaf.set_requires_grad(true);
        leaf.retainReference();
        parameters.put(name, leaf);
    }

    private Tensor of(String name) {
        return parameters.get(name);
    }

    /** Returns how many heads and MLPs there are; for networks with MLPs. */
    int nodes() {
        return shape.layers() * (shape.heads() + 1);
    }

    /**
     * Runs the network.
     *
     * @param ids tokens {@code [batch][length]}
     * @param places positions {@code [length]}: 0, 1, 2 …
     * @param node whose output is replaced; −1 for none
     * @param other what it writes instead; not looked at for −1
     */
    Run run(Tensor ids, Tensor places, int node, Tensor other) {
        List<Tensor> nodes = new ArrayList<>();
        long batch = ids.size(0);
        long length = ids.size(1);
        long rows = batch * length;
        Tensor stream = torch.embedding(of("embedding"), ids).add(torch.embedding(of("positions"), places));
        for (int layer = 0; layer < shape.layers(); layer++) {
            Tensor flat = read(stream.reshape(rows, shape.width()), layer + ".attention");
            Tensor query = port(flat, layer + ".query", batch, length);
            Tensor key = port(flat, layer + ".key", batch, length);
            Tensor value = port(flat, layer + ".value", batch, length);
            Tensor scores = torch.matmul(query, key.transpose(2, 3)).mul(new Scalar(1 / Math.sqrt(shape.headWidth())));
            if (shape.causal()) {
                scores = scores.add(past((int) length));
            }
            Tensor mixed = torch.matmul(scores.softmax(3), value).permute(1, 0, 2, 3).reshape(shape.heads(), rows, shape.headWidth());
            Tensor written = torch.matmul(mixed, of(layer + ".output")).reshape(shape.heads(), batch, length, shape.width());
            for (int head = 0; head < shape.heads(); head++) {
                Tensor own = written.select(0, head);
                Tensor kept = nodes.size() == node ? other : own;
                nodes.add(kept);
                stream = stream.add(kept);
            }
            if (shape.hidden() == 0) {
                continue;
            }
            Tensor before = torch.matmul(read(stream, layer + ".mlp"), of(layer + ".in")).add(of(layer + ".inBias"));
            Tensor own = torch.matmul(gelu(before), of(layer + ".out")).add(of(layer + ".outBias"));
            Tensor kept = nodes.size() == node ? other : own;
            nodes.add(kept);
            stream = stream.add(kept);
        }
        return new Run(nodes, torch.matmul(read(stream, "last"), of("unembedding")).add(of("outputBias")));
    }

    /** What a reader makes of the stream, as {@code Architecture.Norm} has it. */
    private Tensor read(Tensor stream, String name) {
        if (shape.norm() == Architecture.Norm.NONE) {
            return stream;
        }
        Tensor centred = stream.sub(stream.mean(new long[] {-1}, true, new ScalarTypeOptional()));
        Tensor variance = centred.mul(centred).mean(new long[] {-1}, true, new ScalarTypeOptional());
        return centred.mul(variance.add(new Scalar(1e-5)).rsqrt()).mul(of(name + "Norm")).add(of(name + "NormBias"));
    }

    /** Added to attention scores: nothing for what came before, far below all else for what comes later. */
    private static Tensor past(int length) {
        float[] mask = new float[length * length];
        for (int query = 0; query < length; query++) {
            Arrays.fill(mask, query * length + query + 1, (query + 1) * length, -1e30f);
        }
        return Tensor.create(mask, length, length);
    }

    /** Queries, keys or values of all heads of a layer, {@code [batch][heads][length][headWidth]}; one product of matrices for all heads. */
    private Tensor port(Tensor flat, String name, long batch, long length) {
        Tensor together = of(name).permute(1, 0, 2).reshape(shape.width(), shape.heads() * shape.headWidth());
        Tensor made = torch.matmul(flat, together).reshape(batch, length, shape.heads(), shape.headWidth()).permute(0, 2, 1, 3);
        return made.add(of(name + "Bias"));
    }

    /** As {@code Architecture.Activation.GELU}. */
    private static Tensor gelu(Tensor x) {
        Tensor cube = x.mul(x).mul(x).mul(new Scalar(0.044715));
        Tensor inner = x.add(cube).mul(new Scalar(Math.sqrt(2 / Math.PI))).tanh();
        return x.mul(inner.add(new Scalar(1.0))).mul(new Scalar(0.5));
    }

    /** Returns a copy of the numbers, by name. */
    Map<String, float[]> numbers() {
        Map<String, float[]> numbers = new TreeMap<>();
        parameters.forEach((name, tensor) -> {
            try (PointerScope scope = new PointerScope()) {
                FloatBuffer values = tensor.detach().contiguous().createBuffer();
                float[] copy = new float[values.remaining()];
                values.get(copy);
                numbers.put(name, copy);
            }
        });
        return numbers;
    }

    /** Returns numbers of this network as a safetensors file. */
    byte[] file(Map<String, float[]> numbers) {
        List<String> entries = new ArrayList<>();
        int at = 0;
        for (Map.Entry<String, float[]> entry : numbers.entrySet()) {
            List<String> sizes = new ArrayList<>();
            for (long size : parameters.get(entry.getKey()).shape()) {
                sizes.add(Long.toString(size));
            }
            int end = at + 4 * entry.getValue().length;
            entries.add("\"%s\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[%d,%d]}".formatted(entry.getKey(),
                    String.join(",", sizes), at, end));
            at = end;
        }
        byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + at).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        numbers.values().forEach(values -> {
            for (float value : values) {
                bytes.putFloat(value);
            }
        });
        return bytes.array();
    }
}
