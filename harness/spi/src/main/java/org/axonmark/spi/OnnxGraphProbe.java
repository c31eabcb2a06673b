package org.axonmark.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Runs a graph and hands out what stands among its outputs. */
public final class OnnxGraphProbe implements GraphProbe {

    private final String resource;
    private @Nullable OnnxSession session;

    /**
     * Creates a probe.
     *
     * @param resource path of the ONNX file inside the JAR
     */
    public OnnxGraphProbe(String resource) {
        this.resource = resource;
    }

    @Override
    public void prepare(Context context) {
        session = context.onnx(resource);
    }

    @Override
    public List<IntTensor> shapes(FloatTensor stimulus, List<String> values) {
        Map<String, Tensor> outputs = run(stimulus, values);
        return values.stream().map(name -> {
            int[] shape = Objects.requireNonNull(outputs.get(name), name).shape();
            return IntTensor.of(shape, shape.length);
        }).toList();
    }

    @Override
    public List<FloatTensor> values(FloatTensor stimulus, List<String> values) {
        Map<String, Tensor> outputs = run(stimulus, values);
        List<FloatTensor> floats = new ArrayList<>();
        for (String name : values) {
            floats.add(floats(name, Objects.requireNonNull(outputs.get(name), name)));
        }
        return floats;
    }

    private Map<String, Tensor> run(FloatTensor stimulus, List<String> values) {
        OnnxSession opened = Objects.requireNonNull(session, "asked before prepare");
        return opened.run(Map.of(opened.inputNames().get(0), stimulus), values);
    }

    private static FloatTensor floats(String name, Tensor tensor) {
        if (tensor instanceof FloatTensor floats) {
            return floats;
        }
        float[] values = new float[tensor.count()];
        if (tensor instanceof IntTensor ints) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) ints.values()[i];
                check(name, ints.values()[i], values[i]);
            }
        } else if (tensor instanceof LongTensor longs) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) longs.values()[i];
                check(name, (double) longs.values()[i], values[i]);
            }
        } else if (tensor instanceof DoubleTensor doubles) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) doubles.values()[i];
                check(name, doubles.values()[i], values[i]);
            }
        }
        return FloatTensor.of(values, tensor.shape());
    }

    private static void check(String name, double exact, float value) {
        if (value != exact && !Double.isNaN(exact)) {
            throw new IllegalArgumentException(
                    "value '" + name + "' holds " + exact + ", which is no float32; export the model with float32");
        }
    }
}
