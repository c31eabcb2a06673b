package org.axonmark.worker;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.LongTensor;
import org.axonmark.spi.OnnxSession;
import org.axonmark.spi.Tensor;

/** A session of ONNX Runtime. */
final class OrtBackedSession implements OnnxSession {

    private final String resource;
    private final OrtEnvironment environment;
    private final OrtSession session;

    OrtBackedSession(String resource, OrtEnvironment environment, OrtSession session) {
        this.resource = resource;
        this.environment = environment;
        this.session = session;
    }

    @Override
    public List<String> inputNames() {
        return List.copyOf(session.getInputNames());
    }

    @Override
    public List<String> outputNames() {
        return List.copyOf(session.getOutputNames());
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs) {
        return run(inputs, outputNames());
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, List<String> wanted) {
        if (!inputs.keySet().equals(session.getInputNames())) {
            throw new IllegalArgumentException(
                    "'" + resource + "' has inputs " + session.getInputNames() + ", given were " + inputs.keySet());
        }
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
                tensors.put(input.getKey(), toNative(input.getValue()));
            }
            if (!session.getOutputNames().containsAll(wanted)) {
                throw new IllegalArgumentException("'" + resource + "' has not all of the outputs " + wanted);
            }
            try (OrtSession.Result result = session.run(tensors, new LinkedHashSet<>(wanted))) {
                Map<String, Tensor> outputs = new LinkedHashMap<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs.put(output.getKey(), fromNative(output.getKey(), output.getValue()));
                }
                return outputs;
            }
        } catch (OrtException e) {
            throw new IllegalArgumentException("'" + resource + "' cannot be run: " + e.getMessage(), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor toNative(Tensor tensor) throws OrtException {
        long[] shape = new long[tensor.rank()];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = tensor.size(axis);
        }
        return switch (tensor) {
            case FloatTensor floats -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats.values()), shape);
            case DoubleTensor doubles -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(doubles.values()), shape);
            case IntTensor ints -> OnnxTensor.createTensor(environment, IntBuffer.wrap(ints.values()), shape);
            case LongTensor longs -> OnnxTensor.createTensor(environment, LongBuffer.wrap(longs.values()), shape);
        };
    }

    private Tensor fromNative(String name, OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new IllegalArgumentException("output '" + name + "' of '" + resource + "' is no tensor");
        }
        long[] longShape = tensor.getInfo().getShape();
        int[] shape = new int[longShape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Math.toIntExact(longShape[axis]);
        }
        return switch (tensor.getInfo().type) {
            // Each of these buffers is a copy already, an array of its own.
            case FLOAT, FLOAT16, BFLOAT16 -> FloatTensor.of(tensor.getFloatBuffer().array(), shape);
            case DOUBLE -> DoubleTensor.of(tensor.getDoubleBuffer().array(), shape);
            case INT32 -> IntTensor.of(tensor.getIntBuffer().array(), shape);
            case INT64 -> LongTensor.of(tensor.getLongBuffer().array(), shape);
            case BOOL, INT8, UINT8 -> {
                ByteBuffer bytes = tensor.getByteBuffer();
                int[] values = new int[bytes.remaining()];
                int mask = tensor.getInfo().type == OnnxJavaType.UINT8 ? 0xFF : -1;
                for (int i = 0; i < values.length; i++) {
                    values[i] = bytes.get(i) & mask;
                }
                yield IntTensor.of(values, shape);
            }
            default -> throw new IllegalArgumentException(
                    "output '" + name + "' of '" + resource + "' has type " + tensor.getInfo().type);
        };
    }
}
