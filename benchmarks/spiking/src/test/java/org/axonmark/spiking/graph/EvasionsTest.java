package org.axonmark.spiking.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import ai.onnx.proto.OnnxMl;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.count.Alphabet;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.CountingRule;
import org.axonmark.spiking.count.Operations;
import org.axonmark.spiking.count.ProductCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to make a network's work look smaller than it is. */
class EvasionsTest {

    private static final FloatTensor SPIKES = FloatTensor.of(new float[] {1, 0, 1, 1}, 1, 4);

    @TempDir
    private Path folder = Path.of("");

    private Measured measure(byte[] model, FloatTensor stimulus) throws Exception {
        Graph graph = Graph.read(model);
        return GraphMeter.of(graph, Written.probe(folder, GraphMeter.tapped(graph)), Call.Role.EVENT_LAYER, stimulus).measure(stimulus)
                .measured();
    }

    private static double share(Measured measured) {
        return (double) measured.uncounted() / (measured.uncounted() + measured.effective());
    }

    private static float[] ones(int size) {
        float[] entries = new float[size];
        Arrays.fill(entries, 1);
        return entries;
    }

    /** Spikes that are scaled or shifted are seen as what they are, and rules that ask for 0 and 1 multiply. */
    @ParameterizedTest
    @CsvSource({"1.0000001, 0", "2, 0", "1, 0.0000001"})
    void scaledOrShiftedSpikes_areNoSpikes(float factor, float shift) throws Exception {
        byte[] model = new Written(4).filled("f", factor).filled("s", shift).filled("w", 0.5f, 4, 8)
                .node("Mul", "x f", "a").node("Add", "a s", "b").node("MatMul", "b w", "y").output("y");
        Call call = measure(model, SPIKES).calls().getFirst();
        assertThat(Alphabet.of(call.left())).isNotInstanceOf(Alphabet.Binary.class);
        assertThat(CountingRule.SPIKINGJELLY.count(List.of(call))).isEqualTo(new Operations(32, 0));
    }

    /** Levels of eight bits behind a scale are seen as levels, not as spikes. */
    @Test
    void dequantisedLevels_areScaledIntegers() throws Exception {
        byte[] model = new Written(4).filled("scale", 0.25f).bytes("zero", OnnxMl.TensorProto.DataType.INT8_VALUE, new byte[] {0})
                .filled("w", 0.5f, 4, 8).node("QuantizeLinear", "x scale zero", "q").node("DequantizeLinear", "q scale zero", "d")
                .node("MatMul", "d w", "y").output("y");
        Call call = measure(model, FloatTensor.of(new float[] {0.5f, 0, 0.76f, 1}, 1, 4)).calls().getFirst();
        assertThat(Alphabet.of(call.left())).isEqualTo(new Alphabet.ScaledIntegers(0.25, 4, false));
    }

    @Test
    void productWrittenAsEinsum_isCountedAsAProduct() throws Exception {
        byte[] model = new Written(4).filled("w", 0.5f, 4, 8).node("Einsum", "x w", "y", Written.text("equation", "ni,io->no")).output("y");
        Measured measured = measure(model, SPIKES);
        assertThat(measured.calls().getFirst().counts()).isEqualTo(new ProductCounts(24, 32, 24, 32, 32, 24));
        assertThat(measured.uncounted()).isZero();
    }

    /** Sums over one operand, diagonals, three operands, what is repeated. */
    @ParameterizedTest
    @ValueSource(strings = {"ni,jo->no", "ii,io->io", "n...,...o->no", "ni,io", "ni,io,op->np", "ni->n"})
    void einsumThatIsNoProduct_isRefusedByName(String equation) {
        assertRefused(new Written(4).filled("w", 1, 4, 4).node("Einsum", "x w", "y", Written.text("equation", equation)).output("y"),
                "operator 'Einsum'");
    }

    /** Each input beside its weights, multiplied and summed. */
    @Test
    void productWrittenAsMultiplicationAndSum_isUncounted() throws Exception {
        byte[] model = new Written(4).filled("w", 0.5f, 1, 4, 64).longs("last", 2).longs("inner", 1)
                .node("Unsqueeze", "x last", "column").node("Mul", "column w", "pairs")
                .node("ReduceSum", "pairs inner", "y", Written.integer("keepdims", 0)).output("y");
        Measured measured = measure(model, SPIKES);
        assertThat(measured.pointwise()).isEqualTo(2 * 256);
        assertThat(share(measured)).isEqualTo(1);
    }

    /** The patches of a convolution gathered, multiplied and summed; a small honest layer beside it explains little. */
    @Test
    void convolutionWrittenAsGather_isUncounted() throws Exception {
        int places = 36;
        long[] patches = new long[places * 9];
        for (int i = 0; i < patches.length; i++) {
            int place = i / 9;
            patches[i] = (place / 6 + i % 9 / 3) * 8L + place % 6 + i % 3;
        }
        byte[] model = new Written(1, 8, 8).longs("flat", 1, 64).longs("patches", patches).longs("grid", 1, 1, places, 9)
                .filled("w", 0.5f, 1, 16, 1, 9).longs("taps", 3).filled("head", 0.5f, 16 * places, 2)
                .node("Reshape", "x flat", "pixels").node("Gather", "pixels patches", "gathered", Written.integer("axis", 1))
                .node("Reshape", "gathered grid", "columns").node("Mul", "columns w", "pairs")
                .node("ReduceSum", "pairs taps", "maps", Written.integer("keepdims", 0)).node("Flatten", "maps", "features")
                .node("MatMul", "features head", "y").output("y");
        Measured measured = measure(model, FloatTensor.of(ones(64), 1, 1, 8, 8));
        assertThat(share(measured)).isGreaterThan(0.8);
    }

    /** Weights let through where a spike is, and summed. */
    @Test
    void spikesAsConditions_areUncounted() throws Exception {
        byte[] model = new Written(4).filled("w", 0.5f, 1, 4, 64).filled("zero", 0).longs("last", 2).longs("inner", 1)
                .node("Greater", "x zero", "fires").node("Unsqueeze", "fires last", "column").node("Where", "column w zero", "let")
                .node("ReduceSum", "let inner", "y", Written.integer("keepdims", 0)).output("y");
        assertThat(share(measure(model, SPIKES))).isEqualTo(1);
    }

    /** Sums over neighbours, over sizes and over channels that other operators make on the way. */
    @Test
    void poolsResizingsAndNormalisationsBeyondNeed_areUncounted() throws Exception {
        FloatTensor image = FloatTensor.of(ones(64), 1, 1, 8, 8);
        byte[] pool = new Written(1, 8, 8).node("AveragePool", "x", "y", Written.integers("kernel_shape", 7, 7),
                Written.integers("pads", 3, 3, 3, 3)).output("y");
        assertThat(measure(pool, image).uncounted()).isEqualTo(64 * 49 - 16 * 64);
        byte[] resized = new Written(1, 8, 8).floats("scales", new float[] {1, 1, 8, 8}, 4)
                .node("Resize", "x _ scales", "y", Written.text("mode", "linear")).output("y");
        assertThat(measure(resized, image).uncounted()).isEqualTo(4 * 64 * 64 - 16 * 64);
        byte[] normalised = new Written(1, 8, 8).longs("wide", 1, 64, 8, 8).filled("g", 1, 64).filled("b", 0, 64).filled("m", 0, 64)
                .filled("v", 1, 64).node("Expand", "x wide", "many").node("BatchNormalization", "many g b m v", "y").output("y");
        assertThat(measure(normalised, image).uncounted()).isEqualTo(4 * 64 * 64 - 16 * 64);
    }

    /** A silent layer of any size explains no work and adds nothing to what the share is taken of. */
    @Test
    void silentLayer_doesNotDiluteTheShare() throws Exception {
        byte[] model = new Written(4).filled("w", 0.5f, 1, 4, 64).filled("none", 0).filled("big", 1, 4, 4096).longs("last", 1)
                .longs("end", 2).node("Unsqueeze", "x end", "column").node("Mul", "column w", "pairs")
                .node("ReduceSum", "pairs last", "e", Written.integer("keepdims", 0))
                .node("Mul", "x none", "silence").node("MatMul", "silence big", "s")
                .node("ReduceSum", "s last", "r").node("Add", "e r", "y").output("y");
        assertThat(share(measure(model, SPIKES))).isEqualTo(1);
    }

    @Test
    void neuronsAndResiduals_areExplainedByTheirProducts() throws Exception {
        Written written = new Written(4).filled("w0", 0.5f, 4, 32).filled("w1", 0.5f, 32, 32).filled("one", 1).filled("half", 0.5f);
        written.node("MatMul", "x w0", "i0");
        for (int step = 0; step < 2; step++) {
            written.node("Mul", "i" + step + " half", "h" + step).node("GreaterOrEqual", "h" + step + " half", "f" + step)
                    .node("Cast", "f" + step, "s" + step, Written.integer("to", 1)).node("Sub", "one s" + step, "k" + step)
                    .node("Mul", "h" + step + " k" + step, "v" + step).node("MatMul", "s" + step + " w1", "p" + step)
                    .node("Add", "p" + step + " s" + step, "i" + (step + 1));
        }
        Measured measured = measure(written.output("i2"), SPIKES);
        assertThat(measured.pointwise()).isEqualTo(2 * 5 * 32);
        assertThat(measured.uncounted()).isZero();
        assertThat(measured.effective()).isEqualTo(3 * 32 + 2 * 32 * 32);
    }

    @Test
    void loop_isRefusedByName() {
        OnnxMl.GraphProto body = OnnxMl.GraphProto.newBuilder().setName("body").build();
        byte[] model = new Written(4).longs("trips", 3).filled("w", 1, 4, 4)
                .node("MatMul", "x w", "h").node("Loop", "trips _ h", "y", Written.body("body", body)).output("y");
        assertRefused(model, "node 1, operator 'Loop'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Scan", "If", "RandomNormalLike", "Bernoulli", "TopK", "NonZero", "GridSample", "Attention", "Swish"})
    void operatorsWhoseWorkIsNotKnown_areRefusedByName(String operator) {
        assertRefused(new Written(4).node(operator, "x", "y").output("y"), "operator '" + operator + "'");
    }

    /** A table of what a network would have said, looked up by what the stimulus is. */
    @Test
    void lookupByTheStimulus_isRefused() {
        byte[] model = new Written(4).filled("table", 1, 100, 8).node("Cast", "x", "index", Written.integer("to", 7))
                .node("Gather", "table index", "y").output("y");
        assertRefused(model, "operator 'Gather'");
        byte[] scattered = new Written(4).filled("table", 1, 4).node("Cast", "x", "index", Written.integer("to", 7))
                .node("ScatterElements", "table index x", "y").output("y");
        assertRefused(scattered, "operator 'ScatterElements'");
        byte[] placed = new Written(4).filled("table", 1, 4).filled("row", 1, 1, 4).node("Cast", "x", "index", Written.integer("to", 7))
                .node("ScatterND", "table index row", "y").output("y");
        assertRefused(placed, "operator 'ScatterND'");
    }

    /** Stimuli kept among the weights and compared with what is shown, to answer by heart. */
    @Test
    void storedStimuli_areUncountedWork() throws Exception {
        byte[] model = new Written(64).filled("known", 1, 100, 64).filled("zero", 0).filled("answers", 1, 100, 10)
                .node("Sub", "known x", "apart").node("Abs", "apart", "distance")
                .node("ReduceSum", "distance _", "far", Written.integer("keepdims", 0), Written.integer("noop_with_empty_axes", 1))
                .node("ReduceMax", "far", "farthest", Written.integers("axes", 1), Written.integer("keepdims", 0))
                .node("LessOrEqual", "farthest zero", "same").node("Cast", "same", "hit", Written.integer("to", 1))
                .node("MatMul", "hit answers", "y").output("y");
        Measured measured = measure(model, FloatTensor.of(ones(64), 1, 64));
        assertThat(measured.effective()).isEqualTo(1000);
        assertThat(share(measured)).isGreaterThan(0.9);
    }

    /** A few numbers spread over so many products that counting them would take the host's time or memory. */
    @Test
    void productsTooLargeToCount_areRefused() throws Exception {
        byte[] model = new Written(4).filled("rows", 1, 1, 300, 1, 1024).filled("columns", 1, 300, 1, 1024, 1)
                .node("ReduceMax", "x", "one", Written.integers("axes", 0, 1), Written.integer("keepdims", 0))
                .node("Mul", "one rows", "left").node("MatMul", "left columns", "y").output("y");
        assertThatThrownBy(() -> measure(model, SPIKES)).isInstanceOf(UncountableException.class).hasMessageContaining("too large");
    }

    /** Activations in the place of the kernel would pass for weights. */
    @Test
    void activationsAsKernel_areRefused() {
        byte[] model = new Written(1, 3, 3).filled("image", 1, 1, 1, 3, 3).node("Conv", "image x", "y").output("y");
        assertRefused(model, "operator 'Conv'");
    }

    @Test
    void operatorsOfAnotherDomain_andFunctions_areRefused() {
        Written foreign = new Written(4).filled("w", 1, 4, 4).node("MatMul", "x w", "y");
        foreign.graph().getNodeBuilder(0).setDomain("own");
        assertRefused(foreign.output("y"), "operator 'MatMul'");
        Written functions = new Written(4).filled("w", 1, 4, 4).node("MatMul", "x w", "y");
        functions.model().addFunctionsBuilder().setName("MatMul");
        assertRefused(functions.output("y"), "functions of its own");
    }

    /** Many refused operators are shown few at a time, and their names are escaped. */
    @Test
    void refusal_isShortAndSafe() {
        Written written = new Written(4);
        for (int i = 0; i < 9; i++) {
            written.node("Evil\u001b[31m", "x", "y" + i);
        }
        assertThat(Graph.read(written.output("y0")).refusal()).doesNotContain("\u001b").contains("6 more").hasSizeLessThan(300);
    }

    /** Weights that follow the stimulus, lengths and peepholes that say more than the operands. */
    @ParameterizedTest
    @CsvSource({"sequence sequence r, RNN", "sequence w sequence, GRU", "sequence w r _ lengths, LSTM", "w w r, RNN",
        "sequence w r _ _ _ _ r, LSTM"})
    void recurrentOperatorsThatHideWork_areRefusedByName(String inputs, String operator) {
        byte[] model = new Written(2, 4).filled("w", 0.5f, 1, 12, 4).filled("r", 0.5f, 1, 12, 3).longs("lengths", 1)
                .node("Transpose", "x", "sequence", Written.integers("perm", 1, 0, 2))
                .node(operator, inputs.equals("w w r") ? "w w r _ _ sequence" : inputs, "y", Written.integer("hidden_size", 3)).output("y");
        assertRefused(model, "operator '" + operator + "'");
    }

    private static void assertRefused(byte[] model, String name) {
        assertThatThrownBy(() -> GraphMeter.tapped(Graph.read(model))).isInstanceOf(UncountableException.class).hasMessageContaining(name);
    }
}
