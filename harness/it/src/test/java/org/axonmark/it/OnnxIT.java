package org.axonmark.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import org.axonmark.results.format.EndState;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.Result;
import org.axonmark.spi.FloatTensor;
import org.axonmark.task.Answer;
import org.axonmark.task.Outcomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that the worker's ONNX Runtime serves inside the full sandbox. */
class OnnxIT {

    private static final int WIDTH = 3;
    private static final String ONNX_ALONE = """
            {"id": "linear", "version": "1.0.0", "title": "Linear", "authors": ["A"], "licence": "Apache-2.0", "suite": "eeg",
             "spi": "[1,2)", "onnx": "models/linear.onnx"}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void onnxFileAlone_isServedAndGivesItsEmbeddings() throws IOException {
        Path jar = HostileJar.packed("linear", ONNX_ALONE, Map.of("models/linear.onnx", linear(4096)), folder);
        assertEmbeddings(evaluate(jar), 1);
    }

    @Test
    void javaSubmission_runsAModelOfItsJar() throws IOException {
        Path jar = HostileJar.of(
                "DoublesOnnx", HostileJar.descriptor("DoublesOnnx"), Map.of("linear.onnx", linear(4096)), folder);
        assertEmbeddings(evaluate(jar), 2);
    }

    @Test
    void modelForAnotherShape_failsAsAnException() throws IOException {
        Path jar = HostileJar.packed("linear", ONNX_ALONE, Map.of("models/linear.onnx", linear(4000)), folder);
        EndState state = evaluate(jar).state();
        assertThat(state).isInstanceOfSatisfying(
                EndState.Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.EXCEPTION));
        assertThat(state.detail()).contains("models/linear.onnx");
    }

    @Test
    void modelThatIsNotThere_failsAsAnExceptionThatNamesIt() throws IOException {
        EndState state = evaluate(HostileJar.of("DoublesOnnx", folder)).state();
        assertThat(state).isInstanceOfSatisfying(
                EndState.Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.EXCEPTION));
        assertThat(state.detail()).contains("linear.onnx");
    }

    @Test
    void nativesOfItsOwn_areRefused() throws IOException {
        byte[] elf = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0};
        for (String name : List.of("native/libown.so", "weights.bin")) {
            Path jar = HostileJar.of("Sound", HostileJar.descriptor("Sound"), Map.of(name, elf), folder);
            EndState state = evaluate(jar).state();
            assertThat(state).isInstanceOfSatisfying(
                    EndState.Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(EndState.Refusal.JAR));
            assertThat(state.detail()).contains(name);
        }
    }

    private Result evaluate(Path jar) throws IOException {
        return new Evaluations(folder).evaluate(jar, new SmallTask());
    }

    private void assertEmbeddings(Result result, int factor) {
        assertThat(result.state()).as(result.state().detail()).isInstanceOf(EndState.Scored.class);
        Outcomes outcomes = new Evaluations(folder).archive().outcomes(result.outcomes().orElseThrow()).orElseThrow();
        List<FloatTensor> batches = SmallTask.batches(HexFormat.of().parseHex(result.evaluation().secret()));
        for (int batch = 0; batch < batches.size(); batch++) {
            FloatTensor windows = batches.get(batch);
            FloatTensor answer = (FloatTensor) ((Answer.Numbers) outcomes.outcomes().get(batch).answer()).tensor();
            assertThat(answer.size(1)).isEqualTo(WIDTH);
            for (int i = 0; i < windows.size(0); i++) {
                for (int k = 0; k < WIDTH; k++) {
                    double expected = 0;
                    for (int t = 0; t < 4096; t++) {
                        expected += (double) windows.values()[i * 4096 + t] * weight(t, k);
                    }
                    assertThat((double) answer.values()[i * WIDTH + k]).isCloseTo(factor * expected, within(1e-3));
                }
            }
        }
    }

    /** A model that flattens {@code [n][1][samples]} and multiplies with a matrix. */
    private static byte[] linear(int samples) {
        ByteBuffer weights = ByteBuffer.allocate(4 * samples * WIDTH).order(ByteOrder.LITTLE_ENDIAN);
        for (int t = 0; t < samples; t++) {
            for (int k = 0; k < WIDTH; k++) {
                weights.putFloat(weight(t, k));
            }
        }
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder().setIrVersion(8);
        model.addOpsetImportBuilder().setVersion(17);
        OnnxMl.GraphProto.Builder graph = model.getGraphBuilder().setName("linear");
        graph.addNodeBuilder().setOpType("Flatten").addInput("windows").addOutput("flat");
        graph.addNodeBuilder().setOpType("MatMul").addInput("flat").addInput("weights").addOutput("embeddings");
        graph.addInitializerBuilder().setName("weights").addDims(samples).addDims(WIDTH)
                .setDataType(OnnxMl.TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(weights.array()));
        graph.addInput(value("windows", -1, 1, samples));
        graph.addOutput(value("embeddings", -1, WIDTH));
        return model.build().toByteArray();
    }

    private static float weight(int t, int k) {
        return (float) Math.sin(0.01 * (k + 1) * t) / 16;
    }

    private static OnnxMl.ValueInfoProto value(String name, int... shape) {
        OnnxMl.TypeProto.Tensor.Builder tensor =
                OnnxMl.TypeProto.Tensor.newBuilder().setElemType(OnnxMl.TensorProto.DataType.FLOAT_VALUE);
        for (int size : shape) {
            OnnxMl.TensorShapeProto.Dimension.Builder axis = tensor.getShapeBuilder().addDimBuilder();
            if (size < 0) {
                axis.setDimParam("n");
            } else {
                axis.setDimValue(size);
            }
        }
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
