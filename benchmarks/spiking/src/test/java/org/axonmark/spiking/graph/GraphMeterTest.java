package org.axonmark.spiking.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import ai.onnx.proto.OnnxMl;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.GraphProbe;
import org.axonmark.spi.IntTensor;
import org.axonmark.spiking.count.Alphabet;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.CountingRule;
import org.axonmark.spiking.count.Operations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs that ONNX Runtime runs, tapped and counted. */
class GraphMeterTest {

    private static final float[] SIX_SPIKES = {1, 0, 1, 0, 1, 0, 1, 1, 1};

    @TempDir
    private Path folder = Path.of("");

    private GraphMeter meter(byte[] model, FloatTensor stimulus) throws Exception {
        Graph graph = Graph.read(model);
        return GraphMeter.of(graph, Written.probe(folder, GraphMeter.tapped(graph)), Call.Role.IMAGE_LAYER, stimulus);
    }

    private Measured measure(byte[] model, FloatTensor stimulus) throws Exception {
        return meter(model, stimulus).measure(stimulus).measured();
    }

    private static Operations sum(CountingRule rule, Measured measured) {
        return measured.calls().stream().map(call -> rule.count(List.of(call))).reduce(Operations.NONE, Operations::plus);
    }

    private static float[] filled(int size, float value) {
        float[] entries = new float[size];
        Arrays.fill(entries, value);
        return entries;
    }

    private static float[] withOne(int size, float value) {
        float[] entries = filled(size, 1);
        entries[0] = value;
        return entries;
    }

    @Test
    void convolutionOfSixSpikes_has62and98and108and162() throws Exception {
        byte[] model = new Written(1, 3, 3).filled("w", -0.3f, 2, 1, 3, 3)
                .node("Conv", "x w", "y", Written.integers("pads", 1, 1, 1, 1)).output("y");
        Measured measured = measure(model, FloatTensor.of(SIX_SPIKES, 1, 1, 3, 3));
        assertThat(sum(CountingRule.SPIKINGJELLY, measured)).isEqualTo(new Operations(0, 62));
        assertThat(sum(CountingRule.NEUROBENCH, measured)).isEqualTo(new Operations(0, 62));
        assertThat(measured.calls().getFirst().counts().dense()).isEqualTo(98);
        assertThat(measured.calls().getFirst().form()).isEqualTo(new Call.Form(18, 9, 1));
        assertThat(sum(CountingRule.SYOPS, measured)).isEqualTo(new Operations(0, 108));
        assertThat(sum(CountingRule.TEXTBOOK, measured)).isEqualTo(new Operations(162, 0));
    }

    /** Small values travel in one message, of a mebibyte at most. */
    @Test
    void manySmallValues_areAskedForInParts() throws Exception {
        Written written = new Written(1, 64, 64);
        for (int i = 0; i < 80; i++) {
            written.node("Relu", i == 0 ? "x" : "r" + i, "r" + (i + 1));
        }
        Graph graph = Graph.read(written.output("r80"));
        GraphProbe served = Written.probe(folder, GraphMeter.tapped(graph));
        List<Integer> bytes = new ArrayList<>();
        GraphProbe watched = new GraphProbe() {
            @Override
            public void prepare(Context context) {
                // It is ready.
            }

            @Override
            public List<IntTensor> shapes(FloatTensor stimulus, List<String> values) throws Exception {
                return served.shapes(stimulus, values);
            }

            @Override
            public List<FloatTensor> values(FloatTensor stimulus, List<String> values) throws Exception {
                List<FloatTensor> answered = served.values(stimulus, values);
                bytes.add(answered.stream().mapToInt(tensor -> 4 * tensor.count()).sum());
                return answered;
            }
        };
        FloatTensor stimulus = FloatTensor.of(filled(64 * 64, 1), 1, 1, 64, 64);
        GraphMeter meter = GraphMeter.of(graph, watched, Call.Role.IMAGE_LAYER, stimulus);
        assertThat(meter.measure(stimulus).measured().activations()).isEqualTo(80 * 64 * 64);
        assertThat(bytes).hasSize(3).allMatch(sum -> sum <= 512 << 10);
    }

    @ParameterizedTest
    @CsvSource({"SAME_UPPER, 2, 2", "SAME_LOWER, 2, 2", "VALID, 1, 1", "NOTSET, 1, 2"})
    void statedPadding_givesTheOutputsOfOnnxRuntime(String padding, int stride, int dilation) throws Exception {
        OnnxMl.AttributeProto[] attributes = padding.equals("SAME_LOWER") || padding.equals("SAME_UPPER")
                ? new OnnxMl.AttributeProto[] {Written.text("auto_pad", padding), Written.integers("strides", stride, stride)}
                : new OnnxMl.AttributeProto[] {Written.text("auto_pad", padding), Written.integers("dilations", dilation, dilation)};
        float[] image = filled(36, 1);
        byte[] model = new Written(1, 6, 6).filled("w", 1, 1, 1, 3, 3).node("Conv", "x w", "y", attributes).output("y");
        GraphMeter.Item item = meter(model, FloatTensor.of(image, 1, 1, 6, 6)).measure(FloatTensor.of(image, 1, 1, 6, 6));
        // Of ones and weights of one, each output is the number of its pairs.
        double pairs = IntStream.range(0, item.output().count()).mapToDouble(i -> item.output().values()[i]).sum();
        assertThat(item.measured().calls().getFirst().counts().dense()).isEqualTo((long) pairs);
    }

    @ParameterizedTest
    @CsvSource({"SAME_UPPER, false", "SAME_LOWER, false", "NOTSET, false", "NOTSET, true"})
    void transposedConvolution_hasAsManyPairsAsItsOutputsSay(String padding, boolean reaching) throws Exception {
        OnnxMl.AttributeProto shape = reaching ? Written.integers("output_shape", 9, 9) : Written.text("auto_pad", padding);
        float[] image = filled(32, 1);
        byte[] model = new Written(2, 4, 4).filled("w", 1, 2, 3, 3, 3)
                .node("ConvTranspose", "x w", "y", shape, Written.integers("strides", 2, 2)).output("y");
        GraphMeter.Item item = meter(model, FloatTensor.of(image, 1, 2, 4, 4)).measure(FloatTensor.of(image, 1, 2, 4, 4));
        double pairs = IntStream.range(0, item.output().count()).mapToDouble(i -> item.output().values()[i]).sum();
        assertThat(item.measured().calls().getFirst().counts().dense()).isEqualTo((long) pairs);
    }

    /** NeuroBench's cases of full layers with sigmoids between. */
    @Test
    void fullLayers_have1125and2150() throws Exception {
        float[] fives = withOne(20, 5);
        byte[] two = new Written(20).filled("a", 0.1f, 25, 20).filled("b", 0.1f, 25, 25)
                .node("Gemm", "x a", "h", Written.integer("transB", 1)).node("Sigmoid", "h", "s")
                .node("Gemm", "s b", "o", Written.integer("transB", 1)).node("Relu", "o", "y").output("y");
        assertThat(sum(CountingRule.NEUROBENCH, measure(two, FloatTensor.of(fives, 1, 20)))).isEqualTo(new Operations(1125, 0));
        byte[] four =
                new Written(20).filled("a", 0.1f, 20, 20).filled("b", 0.1f, 20, 25).filled("c", 0.1f, 25, 25).filled("d", 0.1f, 25, 25)
                        .node("MatMul", "x a", "h1").node("Sigmoid", "h1", "s1").node("MatMul", "s1 b", "h2").node("Sigmoid", "h2", "s2")
                        .node("MatMul", "s2 c", "h3").node("Sigmoid", "h3", "s3").node("MatMul", "s3 d", "h4").node("Sigmoid", "h4", "y")
                        .output("y");
        assertThat(sum(CountingRule.NEUROBENCH, measure(four, FloatTensor.of(fives, 1, 20)))).isEqualTo(new Operations(2150, 0));
    }

    /** NeuroBench's convolutions of ones but for one 4. */
    @ParameterizedTest
    @CsvSource({"1, 3, 2, 3, 9", "1, 12, 2, 3, 900", "5, 10, 1, 5, 150"})
    void convolutions_have9and900and150(int channels, int side, int dimensions, int kernel, double expected) throws Exception {
        int[] shape = dimensions == 2 ? new int[] {channels, side, side} : new int[] {channels, side};
        int[] weights = dimensions == 2 ? new int[] {1, channels, kernel, kernel} : new int[] {1, channels, kernel};
        int[] batch = IntStream.concat(IntStream.of(1), Arrays.stream(shape)).toArray();
        byte[] model = new Written(shape).filled("w", 0.1f, weights).node("Conv", "x w", "y").output("y");
        float[] image = withOne(Arrays.stream(shape).reduce(1, Math::multiplyExact), 4);
        assertThat(sum(CountingRule.NEUROBENCH, measure(model, FloatTensor.of(image, batch)))).isEqualTo(new Operations(expected, 0));
    }

    /** Weights stand to the left, Q and K are made by products, and attention is counted although no layer holds it. */
    @Test
    void attention_has8and16and12and24() throws Exception {
        float[] q = {1, 0, 1, 0, 1, 1};
        float[] k = {1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0};
        float[] both = new float[18];
        System.arraycopy(q, 0, both, 0, 6);
        System.arraycopy(k, 0, both, 6, 12);
        byte[] model = new Written(6, 3).longs("parts", 2, 4).node("Split", "x parts", "q k", Written.integer("axis", 1))
                .node("Transpose", "k", "kt", Written.integers("perm", 0, 2, 1)).node("MatMul", "q kt", "y").output("y");
        Measured measured = measure(model, FloatTensor.of(both, 1, 6, 3));
        Call call = measured.calls().getFirst();
        assertThat(call.role()).isEqualTo(Call.Role.ATTENTION);
        assertThat(call.counts().both()).isEqualTo(8);
        assertThat(call.counts().left()).isEqualTo(16);
        assertThat(call.counts().right()).isEqualTo(12);
        assertThat(call.counts().dense()).isEqualTo(24);
    }

    @Test
    void smallProductOfTheDocumentation_has4and9() throws Exception {
        byte[] model = new Written(3).floats("w", new float[] {1.3f, 0, -3.2f, 0, 1.2f, -5.1f, -1.1f, 2.7f, 0}, 3, 3)
                .node("Gemm", "x w", "y", Written.integer("transB", 1)).output("y");
        Call call = measure(model, FloatTensor.of(new float[] {0, 1.3f, -1}, 1, 3)).calls().getFirst();
        assertThat(call.counts().both()).isEqualTo(4);
        assertThat(call.counts().dense()).isEqualTo(9);
    }

    @Test
    void swappedOperands_areTheSameProduct() throws Exception {
        float[] x = {1, 0, 0, 1, 1, 0};
        float[] w = {1, 2, 0, 4, 5, 6};
        byte[] straight = new Written(3, 2).floats("w", w, 2, 3).node("MatMul", "x w", "y").output("y");
        byte[] swapped = new Written(3, 2).floats("w", new float[] {1, 4, 2, 5, 0, 6}, 3, 2)
                .node("Transpose", "x", "xt", Written.integers("perm", 0, 2, 1)).node("MatMul", "w xt", "y").output("y");
        Call one = measure(straight, FloatTensor.of(x, 1, 3, 2)).calls().getFirst();
        Call other = measure(swapped, FloatTensor.of(x, 1, 3, 2)).calls().getFirst();
        assertThat(other.counts()).isEqualTo(one.counts());
        assertThat(other.left()).isEqualTo(one.left());
        assertThat(other.right()).isEqualTo(one.right());
        assertThat(one.counts().both()).isEqualTo(2 + 3 + 2);
    }

    @Test
    void foldedWeights_areEvaluated_andCountedOnce() throws Exception {
        byte[] model = new Written(4).floats("raw", new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, 2)
                .floats("mask", new float[] {0, 1, 0, 1, 0, 1, 0, 1}, 4, 2).node("Mul", "raw mask", "w")
                .node("MatMul", "x w", "h").node("Relu", "h", "s").node("MatMul", "x w", "h2").node("Add", "s h2", "y").output("y");
        FloatTensor ones = FloatTensor.of(filled(4, 1), 1, 4);
        GraphMeter meter = meter(model, ones);
        assertThat(meter.connectionSparsity()).isEqualTo(0.5);
        assertThat(meter.measure(ones).measured().calls()).extracting(call -> call.counts().both()).containsExactly(4L, 4L);
    }

    @Test
    void quantisedOperands_areTakenLessTheirZeroPoint() throws Exception {
        byte[] model = new Written(4).floats("scale", new float[] {1}, new int[0])
                .bytes("zero", OnnxMl.TensorProto.DataType.UINT8_VALUE, new byte[] {10}, new int[0])
                .bytes("w", OnnxMl.TensorProto.DataType.UINT8_VALUE, new byte[] {7, 8, 7, 9}, 4, 1)
                .bytes("wz", OnnxMl.TensorProto.DataType.UINT8_VALUE, new byte[] {7}, new int[0])
                .node("QuantizeLinear", "x scale zero", "q").node("MatMulInteger", "q w zero wz", "i")
                .node("Cast", "i", "y", Written.integer("to", 1)).output("y");
        Call call = measure(model, FloatTensor.of(new float[] {0, 1, 1, 1}, 1, 4)).calls().getFirst();
        assertThat(Alphabet.of(call.left())).isEqualTo(new Alphabet.Binary(false));
        assertThat(call.counts().both()).isEqualTo(2);
        assertThat(call.counts().left()).isEqualTo(3);
        assertThat(call.counts().right()).isEqualTo(2);
    }

    /** Two steps unrolled: charge, fire, reset; one neuron layer of two. */
    @Test
    void unrolledNeurons_showUpdatesSpikesStepsAndChanges() throws Exception {
        byte[] model = new Written(2, 2).longs("parts", 1, 1).longs("axis", 1).floats("w", new float[] {1, 0, 0, 1}, 2, 2)
                .filled("one", 1).filled("half", 0.5f)
                .node("Split", "x parts", "a b", Written.integer("axis", 1))
                .node("Squeeze", "a axis", "x1").node("Squeeze", "b axis", "x2")
                .node("MatMul", "x1 w", "i1").node("GreaterOrEqual", "i1 one", "f1").node("Cast", "f1", "s1", Written.integer("to", 1))
                .node("Sub", "one s1", "k1").node("Mul", "i1 k1", "v1")
                .node("MatMul", "x2 w", "i2").node("Mul", "v1 half", "d1").node("Add", "d1 i2", "h2")
                .node("GreaterOrEqual", "h2 one", "f2").node("Cast", "f2", "s2", Written.integer("to", 1))
                .node("Add", "s1 s2", "y").output("y");
        FloatTensor stimulus = FloatTensor.of(new float[] {1, 0, 1, 1}, 1, 2, 2);
        GraphMeter meter = meter(model, stimulus);
        GraphMeter.Item item = meter.measure(stimulus);
        assertThat(item.output().values()).containsExactly(2, 1);
        assertThat(meter.steps()).isEqualTo(2);
        assertThat(item.measured().updates()).isEqualTo(4);
        assertThat(item.measured().spikes()).isEqualTo(3);
        assertThat(item.measured().silent()).isEqualTo(1);
        assertThat(item.measured().compared()).as("inputs of one layer in two steps").isEqualTo(4);
        assertThat(item.measured().unchanged()).as("0 at first, and 1 that stays").isEqualTo(2);
        assertThat(item.measured().calls()).extracting(Call::layer).as("one layer")
                .containsOnly(item.measured().calls().getFirst().layer());
        assertThat(item.measured().uncounted()).isZero();
    }

    @Test
    void parameters_andFootprint_areNeuroBenchs() {
        Written written = new Written(20);
        int[] sizes = {20, 256, 256, 256, 35};
        String last = "x";
        for (int layer = 1; layer < sizes.length; layer++) {
            written.filled("w" + layer, 0.1f, sizes[layer], sizes[layer - 1]).filled("b" + layer, 0, sizes[layer]);
            written.node("Gemm", last + " w" + layer + " b" + layer, "h" + layer, Written.integer("transB", 1));
            last = "h" + layer;
        }
        assertThat(Graph.read(written.output(last)).parameters()).isEqualTo(145955);
        assertThat(Graph.read(written.output(last)).footprint()).isEqualTo(4 * 145955);
        // NeuroBench's figure holds five scalars of each of four layers of neurons.
        for (int scalar = 0; scalar < 20; scalar++) {
            written.filled("s" + scalar, 1);
        }
        assertThat(Graph.read(written.output(last)).parameters()).isEqualTo(145955);
        assertThat(Graph.read(written.output(last)).footprint()).isEqualTo(583900);
    }

    @Test
    void doublePrecision_isNotRoundedToSpikes() {
        byte[] model = new Written(2).bytes("w", OnnxMl.TensorProto.DataType.DOUBLE_VALUE, new byte[32], 2, 2)
                .bytes("tiny", OnnxMl.TensorProto.DataType.DOUBLE_VALUE,
                        java.nio.ByteBuffer.allocate(8).order(java.nio.ByteOrder.LITTLE_ENDIAN).putDouble(1e-12).array(), new int[0])
                .node("Cast", "x", "d", Written.integer("to", 11)).node("Add", "d tiny", "e").node("MatMul", "e w", "f")
                .node("Cast", "f", "y", Written.integer("to", 1)).output("y");
        assertThatThrownBy(() -> measure(model, FloatTensor.of(new float[] {1, 0}, 1, 2))).hasMessageContaining("no float32");
    }
}
