package org.axonmark.spiking.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import org.axonmark.spi.Context;
import org.axonmark.spi.GraphProbe;
import org.axonmark.spi.OnnxGraphProbe;
import org.axonmark.worker.WorkerContext;

/** Writes ONNX models and serves them in this process as a worker does. */
public final class Written {

    private final OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder().setIrVersion(8);
    private final OnnxMl.GraphProto.Builder graph = model.getGraphBuilder().setName("written");

    /** Begins a model whose input {@code x} has a batch axis and these others. */
    public Written(int... shape) {
        model.addOpsetImportBuilder().setVersion(17);
        graph.addInput(value("x", shape));
    }

    private static OnnxMl.ValueInfoProto value(String name, int... shape) {
        OnnxMl.TypeProto.Tensor.Builder tensor = OnnxMl.TypeProto.Tensor.newBuilder().setElemType(OnnxMl.TensorProto.DataType.FLOAT_VALUE);
        tensor.getShapeBuilder().addDimBuilder().setDimParam("n");
        for (int size : shape) {
            if (size < 0) {
                tensor.getShapeBuilder().addDimBuilder().setDimParam("t");
            } else {
                tensor.getShapeBuilder().addDimBuilder().setDimValue(size);
            }
        }
        return OnnxMl.ValueInfoProto.newBuilder().setName(name).setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor)).build();
    }

    /** Adds weights. */
    public Written floats(String name, float[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(name, OnnxMl.TensorProto.DataType.FLOAT_VALUE, bytes.array(), shape);
    }

    /** Adds so many weights of one value. */
    public Written filled(String name, float value, int... shape) {
        float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        Arrays.fill(values, value);
        return floats(name, values, shape);
    }

    /** Adds a row of whole numbers. */
    public Written longs(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return tensor(name, OnnxMl.TensorProto.DataType.INT64_VALUE, bytes.array(), values.length);
    }

    /** Adds bytes of an element type of one byte. */
    public Written bytes(String name, int type, byte[] values, int... shape) {
        return tensor(name, type, values, shape);
    }

    private Written tensor(String name, int type, byte[] bytes, int... shape) {
        OnnxMl.TensorProto.Builder tensor =
                graph.addInitializerBuilder().setName(name).setDataType(type).setRawData(ByteString.copyFrom(bytes));
        for (int size : shape) {
            tensor.addDims(size);
        }
        return this;
    }

    /** Adds an operator; inputs parted by blanks, {@code _} for one left out. */
    public Written node(String operator, String inputs, String outputs, OnnxMl.AttributeProto... attributes) {
        OnnxMl.NodeProto.Builder node = graph.addNodeBuilder().setOpType(operator);
        List.of(inputs.split(" ", -1)).forEach(input -> node.addInput(input.equals("_") ? "" : input));
        List.of(outputs.split(" ", -1)).forEach(output -> node.addOutput(output.equals("_") ? "" : output));
        node.addAllAttribute(List.of(attributes));
        return this;
    }

    public static OnnxMl.AttributeProto integers(String name, long... values) {
        OnnxMl.AttributeProto.Builder attribute =
                OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    public static OnnxMl.AttributeProto integer(String name, long value) {
        return OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.INT).setI(value).build();
    }

    public static OnnxMl.AttributeProto text(String name, String value) {
        return OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value)).build();
    }

    static OnnxMl.AttributeProto texts(String name, String... values) {
        OnnxMl.AttributeProto.Builder attribute =
                OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.STRINGS);
        Arrays.stream(values).forEach(value -> attribute.addStrings(ByteString.copyFromUtf8(value)));
        return attribute.build();
    }

    public static OnnxMl.AttributeProto body(String name, OnnxMl.GraphProto value) {
        return OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.GRAPH).setG(value)
                .build();
    }

    /** Ends the model with an output. */
    public byte[] output(String name) {
        graph.addOutput(OnnxMl.ValueInfoProto.newBuilder().setName(name));
        return model.build().toByteArray();
    }

    OnnxMl.GraphProto.Builder graph() {
        return graph;
    }

    OnnxMl.ModelProto.Builder model() {
        return model;
    }

    /** Returns the context of a worker whose submission holds a model alone. */
    public static Context context(Path folder, byte[] model, boolean optimised) throws IOException {
        Path jar = Files.createTempFile(folder, "served", ".jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("model.onnx"));
            zip.write(model);
        }
        return new WorkerContext(jar, optimised);
    }

    /** Serves a graph for being looked into. */
    public static GraphProbe probe(Path folder, byte[] model) throws Exception {
        GraphProbe probe = new OnnxGraphProbe("model.onnx");
        probe.prepare(context(folder, model, false));
        return probe;
    }
}
