package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import org.axonmark.engine.score.Scoring;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Result;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.protocol.ClassMarking;
import org.axonmark.spiking.protocol.SpikingMetrics;
import org.axonmark.spiking.protocol.SpikingProtocol;
import org.axonmark.spiking.protocol.StimulusSet;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of the spiking suite in the full sandbox: scored by one worker, asked again in a second, looked into in a third. */
class SpikingIT {

    private static final int SIDE = 4;
    private static final int ITEMS = 40;
    private static final String ONNX_ALONE = """
            {"id": "halves", "version": "1.0.0", "title": "Halves", "authors": ["A"], "licence": "Apache-2.0", "suite": "spiking",
             "spi": "[1,2)", "onnx": "model.onnx"}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void network_isScored_andItsOperationsAreCounted() throws IOException {
        Result result = evaluate(network());
        assertThat(result.state()).as(result.state().detail()).isInstanceOf(EndState.Scored.class);
        assertThat(value(result, "accuracy")).isEqualTo(1);
        assertThat(value(result, "spikingjelly-1-mac")).as("pixels are real").isEqualTo(16 * 2);
        assertThat(value(result, "spikingjelly-1-ac")).as("one spike").isEqualTo(2);
        assertThat(value(result, "dense-pairs")).isEqualTo(16 * 2 + 2 * 2);
        assertThat(value(result, "parameters")).isEqualTo(16 * 2 + 2 * 2);
        assertThat(result.use().workers()).isEqualTo(3);
        assertThat(new Evaluations(folder).log(result)).contains("worker 2 (operations)");
        HalvesTask task = new HalvesTask();
        assertThat(new Scoring(new Evaluations(folder).archive()).rescore(result, task.card(), task.protocol()).summaries())
                .isEqualTo(result.summaries());
    }

    @Test
    void networkWithALookup_isScored_andNotMeasured() throws IOException {
        OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder();
        node(graph, "Flatten", "x", "flat");
        node(graph, "Gather", "flat column", "pixel");
        node(graph, "Cast", "pixel", "index");
        graph.getNodeBuilder(1).addAttributeBuilder().setName("axis").setType(OnnxMl.AttributeProto.AttributeType.INT).setI(1);
        graph.getNodeBuilder(2).addAttributeBuilder().setName("to").setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(OnnxMl.TensorProto.DataType.INT64_VALUE);
        graph.addInitializerBuilder().setName("column").setDataType(OnnxMl.TensorProto.DataType.INT64_VALUE).addInt64Data(0);
        floats(graph, "table", new float[] {0, 1, 1, 0}, 2, 2);
        node(graph, "Gather", "table index", "y");
        Result result = evaluate(model(graph));
        assertThat(result.state()).as(result.state().detail()).isInstanceOf(EndState.Scored.class);
        assertThat(result.summaries()).extracting(Summary::metric).containsExactly("accuracy");
        assertThat(result.use().workers()).as("no graph was looked into").isEqualTo(2);
    }

    private Result evaluate(byte[] model) throws IOException {
        Path jar = HostileJar.packed("halves", ONNX_ALONE, Map.of("model.onnx", model), folder);
        return new Evaluations(folder).evaluate(jar, new HalvesTask());
    }

    private static double value(Result result, String metric) {
        return result.summaries().stream().filter(summary -> summary.metric().equals(metric)).findFirst().orElseThrow().value();
    }

    /** One neuron a half. */
    private static byte[] network() {
        OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder();
        float[] halves = new float[SIDE * SIDE * 2];
        for (int p = 0; p < SIDE * SIDE; p++) {
            halves[p * 2 + p % SIDE / 2] = 0.25f;
        }
        floats(graph, "halves", halves, SIDE * SIDE, 2);
        floats(graph, "head", new float[] {0.5f, 0, 0, 0.5f}, 2, 2);
        floats(graph, "threshold", new float[] {0.5f});
        node(graph, "Flatten", "x", "flat");
        node(graph, "MatMul", "flat halves", "charge");
        node(graph, "GreaterOrEqual", "charge threshold", "fires");
        node(graph, "Cast", "fires", "spikes");
        graph.getNodeBuilder(3).addAttributeBuilder().setName("to").setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(OnnxMl.TensorProto.DataType.FLOAT_VALUE);
        node(graph, "MatMul", "spikes head", "y");
        return model(graph);
    }

    private static void node(OnnxMl.GraphProto.Builder graph, String operator, String inputs, String output) {
        graph.addNodeBuilder().setOpType(operator).addAllInput(List.of(inputs.split(" ", -1))).addOutput(output);
    }

    private static void floats(OnnxMl.GraphProto.Builder graph, String name, float[] values, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        OnnxMl.TensorProto.Builder tensor = graph.addInitializerBuilder().setName(name)
                .setDataType(OnnxMl.TensorProto.DataType.FLOAT_VALUE).setRawData(ByteString.copyFrom(bytes.array()));
        for (int size : shape) {
            tensor.addDims(size);
        }
    }

    private static byte[] model(OnnxMl.GraphProto.Builder graph) {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder().setIrVersion(8);
        model.addOpsetImportBuilder().setVersion(17);
        OnnxMl.TypeProto.Tensor.Builder image = OnnxMl.TypeProto.Tensor.newBuilder().setElemType(OnnxMl.TensorProto.DataType.FLOAT_VALUE);
        image.getShapeBuilder().addDimBuilder().setDimParam("n");
        for (int size : new int[] {1, SIDE, SIDE}) {
            image.getShapeBuilder().addDimBuilder().setDimValue(size);
        }
        graph.setName("halves").addInput(
                OnnxMl.ValueInfoProto.newBuilder().setName("x").setType(OnnxMl.TypeProto.newBuilder().setTensorType(image)));
        OnnxMl.TypeProto.Tensor.Builder scores = OnnxMl.TypeProto.Tensor.newBuilder().setElemType(OnnxMl.TensorProto.DataType.FLOAT_VALUE);
        scores.getShapeBuilder().addDimBuilder().setDimParam("n");
        scores.getShapeBuilder().addDimBuilder().setDimValue(2);
        graph.addOutput(OnnxMl.ValueInfoProto.newBuilder().setName("y").setType(OnnxMl.TypeProto.newBuilder().setTensorType(scores)));
        return model.setGraph(graph).build().toByteArray();
    }

    /** Images whose left or right half is lit. */
    private static final class HalvesTask implements Task<SpikingClassifier> {

        private static final Limits LIMITS =
                new Limits(512L << 20, 64, Duration.ofMinutes(2), Duration.ofSeconds(20), Duration.ofSeconds(20),
                        16 << 20, 64 << 10, 1 << 20, 8 << 20);

        @Override
        public TaskCard card() {
            return new TaskCard(new TaskId("spiking", "halves", 1), "Halves", "Which half is lit.", SpikingClassifier.class.getName(),
                    "image",
                    ITEMS, Labels.OPEN, true, SpikingMetrics.all(new ClassMarking(1, 2), List.of()), "nothing", List.of("Asks."), List.of(),
                    List.of(),
                    List.of(),
                    LIMITS, 1);
        }

        @Override
        public Class<SpikingClassifier> contract() {
            return SpikingClassifier.class;
        }

        @Override
        public Protocol<SpikingClassifier> prepare(Preparation preparation) {
            return protocol();
        }

        SpikingProtocol<List<Integer>> protocol() {
            List<StimulusSet.Stimulus<List<Integer>>> stimuli = new ArrayList<>();
            for (int i = 0; i < ITEMS; i++) {
                float[] values = new float[SIDE * SIDE];
                for (int p = 0; p < values.length; p++) {
                    values[p] = p % SIDE / 2 == i % 2 ? 0.5f + 0.01f * i : 0;
                }
                stimuli.add(new StimulusSet.Stimulus<>("image-" + i, List.of(i % 2), () -> values));
            }
            return new SpikingProtocol<>(new StimulusSet<>(new SpikingSetup(1, 1, SIDE, SIDE, 2), false, new ClassMarking(1, 2), stimuli),
                    List.of(), 10);
        }
    }
}
