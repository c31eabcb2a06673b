package org.axonmark.spiking.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.count.Call;
import org.axonmark.spiking.count.CountingRule;
import org.axonmark.spiking.count.Operations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recurrent operators and Einsum, counted inside graphs that ONNX Runtime runs, beside pairs looked at one by one. */
class RecurrentTest {

    private static final int STEPS = 5;
    private static final int INPUTS = 4;
    private static final int HIDDEN = 3;

    @TempDir
    private Path folder = Path.of("");

    private Measured measure(byte[] model, FloatTensor stimulus) throws Exception {
        Graph graph = Graph.read(model);
        return GraphMeter.of(graph, Written.probe(folder, GraphMeter.tapped(graph)), Call.Role.EVENT_LAYER, stimulus).measure(stimulus)
                .measured();
    }

    /** Whole numbers from −2 to 2, a third of them 0, so that sums are exact. */
    private static float[] drawn(int size, int seed) {
        float[] values = new float[size];
        int state = seed;
        for (int i = 0; i < size; i++) {
            state = state * 1_103_515_245 + 12_345;
            values[i] = (state >>> 16) % 3 == 0 ? 0 : (state >>> 20) % 5 - 2;
        }
        return values;
    }

    /** A rectified recurrent layer, whose states are often 0, worked out here step by step and counted pair by pair. */
    @ParameterizedTest
    @CsvSource({"forward, true", "reverse, true", "bidirectional, false"})
    void rectifiedLayer_isCountedAsItsStatesSay(String direction, boolean statesAsked) throws Exception {
        int directions = direction.equals("bidirectional") ? 2 : 1;
        float[] w = drawn(directions * HIDDEN * INPUTS, 3);
        float[] r = drawn(directions * HIDDEN * HIDDEN, 8);
        float[] first = drawn(directions * HIDDEN, 11);
        float[] x = drawn(STEPS * INPUTS, 5);
        String[] activations = new String[directions];
        Arrays.fill(activations, "Relu");
        byte[] model = new Written(STEPS, INPUTS).floats("w", w, directions, HIDDEN, INPUTS).floats("r", r, directions, HIDDEN, HIDDEN)
                .floats("h", first, directions, 1, HIDDEN).node("Transpose", "x", "sequence", Written.integers("perm", 1, 0, 2))
                .node("RNN", "sequence w r _ _ h", statesAsked ? "y" : "_ y", Written.integer("hidden_size", HIDDEN),
                        Written.text("direction", direction), Written.texts("activations", activations))
                .output("y");
        Measured measured = measure(model, FloatTensor.of(x, 1, STEPS, INPUTS));
        List<Long> expected = new ArrayList<>();
        for (int d = 0; d < directions; d++) {
            boolean backwards = direction.equals("reverse") || d == 1;
            float[] h = Arrays.copyOfRange(first, d * HIDDEN, (d + 1) * HIDDEN);
            long byInput = 0;
            long byState = 0;
            for (int t = 0; t < STEPS; t++) {
                int at = backwards ? STEPS - 1 - t : t;
                float[] next = new float[HIDDEN];
                for (int o = 0; o < HIDDEN; o++) {
                    for (int i = 0; i < INPUTS; i++) {
                        float product = x[at * INPUTS + i] * w[(d * HIDDEN + o) * INPUTS + i];
                        byInput += product != 0 ? 1 : 0;
                        next[o] += product;
                    }
                    for (int i = 0; i < HIDDEN; i++) {
                        float product = h[i] * r[(d * HIDDEN + o) * HIDDEN + i];
                        byState += product != 0 ? 1 : 0;
                        next[o] += product;
                    }
                    next[o] = Math.max(0, next[o]);
                }
                h = next;
            }
            expected.addAll(List.of(byInput, byState));
        }
        assertThat(measured.calls()).extracting(call -> call.counts().both()).containsExactlyElementsOf(expected);
        assertThat(measured.calls()).extracting(call -> call.counts().dense()).startsWith((long) STEPS * HIDDEN * INPUTS,
                (long) STEPS * HIDDEN * HIDDEN);
        assertThat(measured.uncounted()).isZero();
        assertThat(measured.compared()).as("inputs and states by step").isEqualTo(STEPS * (INPUTS + (long) directions * HIDDEN));
    }

    /** NeuroBench's cells 25 → 5, of one step from states that are not 0. */
    @ParameterizedTest
    @CsvSource({"LSTM, 4, 615, 0", "RNN, 1, 150, 0", "GRU, 3, 465, 0", "GRU, 3, 465, 1"})
    void cells_have615and150and465(String operator, int gates, double expected, int resetsLater) throws Exception {
        Written written =
                new Written(1, 25).filled("w", 0.1f, 1, gates * 5, 25).filled("r", 0.1f, 1, gates * 5, 5).filled("h", 0.5f, 1, 1, 5)
                        .node("Transpose", "x", "sequence", Written.integers("perm", 1, 0, 2));
        String initial = operator.equals("LSTM") ? " h h" : " h";
        byte[] model = (operator.equals("GRU")
                ? written.node(operator, "sequence w r _ _" + initial, "y", Written.integer("hidden_size", 5),
                        Written.integer("linear_before_reset", resetsLater))
                : written.node(operator, "sequence w r _ _" + initial, "y", Written.integer("hidden_size", 5))).output("y");
        float[] input = new float[25];
        Arrays.fill(input, 0.3f);
        Operations sum = measure(model, FloatTensor.of(input, 1, 1, 25)).calls().stream()
                .map(call -> CountingRule.NEUROBENCH.count(List.of(call))).reduce(Operations.NONE, Operations::plus);
        assertThat(sum).isEqualTo(new Operations(expected, 0));
    }

    /** From rest the first step has no state to multiply, and gates let nothing of it through. */
    @ParameterizedTest
    @CsvSource({"LSTM, 4, 3", "GRU, 3, 3"})
    void gatedLayersFromRest_multiplyNothingOfTheirFirstState(String operator, int gates, int products) throws Exception {
        byte[] model = new Written(STEPS, INPUTS).filled("w", 0.1f, 1, gates * HIDDEN, INPUTS).filled("r", 0.1f, 1, gates * HIDDEN, HIDDEN)
                .node("Transpose", "x", "sequence", Written.integers("perm", 1, 0, 2))
                .node(operator, "sequence w r", "_ y", Written.integer("hidden_size", HIDDEN)).output("y");
        float[] spikes = {1, 0, 0, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1};
        Measured measured = measure(model, FloatTensor.of(spikes, 1, STEPS, INPUTS));
        long later = (STEPS - 1L) * HIDDEN;
        Call gate = measured.calls().getLast();
        assertThat(gate.role()).isEqualTo(Call.Role.GATES);
        assertThat(gate.counts().both()).isEqualTo(products * (long) STEPS * HIDDEN - (operator.equals("GRU") ? 2L : 1L) * HIDDEN);
        assertThat(measured.calls().getFirst().counts().both()).isEqualTo(8L * gates * HIDDEN);
        long byState =
                measured.calls().stream().filter(call -> call.layer().contains("state")).mapToLong(call -> call.counts().both()).sum();
        assertThat(byState).isEqualTo(later * gates * HIDDEN);
        // Spikes that come in add; states, and what a gate resets, multiply.
        Operations sum = measured.calls().stream().map(call -> CountingRule.NEUROBENCH.count(List.of(call))).reduce(Operations.NONE,
                Operations::plus);
        assertThat(sum).isEqualTo(new Operations(byState + gate.counts().both(), 8.0 * gates * HIDDEN));
    }

    /** Axes in any order, batches, weights on either side: each pair of entries that the equation multiplies. */
    @ParameterizedTest
    @CsvSource({"bij|bjk->bik", "bij|bkj->ikb", "bij|bik->bjk", "bij|jk->bik", "bij|kj->bki", "bij|bij->b"})
    void einsum_isCountedPairByPair(String equation) throws Exception {
        String[] terms = equation.split("\\|", -1);
        String second = terms[1].substring(0, terms[1].indexOf('-'));
        int[] shape = second.chars().map(axis -> "bijk".indexOf(axis) + (axis == 'b' ? 1 : 2)).toArray();
        float[] x = drawn(3 * 4, 7);
        float[] w = drawn(Arrays.stream(shape).reduce(1, (a, b) -> a * b), 21);
        long expected = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < (second.contains("k") ? 5 : 1); k++) {
                    int at = 0;
                    for (int axis = 0; axis < shape.length; axis++) {
                        at = at * shape[axis] + switch (second.charAt(axis)) {
                            case 'i' -> i;
                            case 'j' -> j;
                            case 'k' -> k;
                            default -> 0;
                        };
                    }
                    expected += x[i * 4 + j] != 0 && w[at] != 0 ? 1 : 0;
                }
            }
        }
        String output = terms[1].substring(terms[1].indexOf('>') + 1);
        for (boolean swapped : new boolean[] {false, true}) {
            byte[] model = new Written(3, 4).floats("w", w, shape).node("Einsum", swapped ? "w x" : "x w", "y",
                    Written.text("equation", swapped ? second + ",bij->" + output : "bij," + second + "->" + output)).output("y");
            Call call = measure(model, FloatTensor.of(x, 1, 3, 4)).calls().getFirst();
            assertThat(call.counts().both()).as(swapped ? "swapped" : "straight").isEqualTo(expected);
            assertThat(call.counts().dense()).isEqualTo(3L * 4 * (second.contains("k") ? 5 : 1));
        }
    }

    /** Exporters write weights that are used in each step as copies of one: one layer, one memory, one look at it. */
    @Test
    void copiesOfWeights_areOneLayer() throws Exception {
        byte[] model = new Written(4).filled("w", 0.5f, 4, 4).node("Identity", "w", "w1").node("Identity", "w1", "w2")
                .node("MatMul", "x w", "a").node("MatMul", "a w1", "b").node("MatMul", "b w2", "y").output("y");
        Graph graph = Graph.read(model);
        FloatTensor stimulus = FloatTensor.of(new float[] {1, 0, 1, 1}, 1, 4);
        GraphMeter meter = GraphMeter.of(graph, Written.probe(folder, GraphMeter.tapped(graph)), Call.Role.EVENT_LAYER, stimulus);
        assertThat(meter.steps()).isEqualTo(3);
        assertThat(meter.measure(stimulus).measured().calls()).extracting(Call::layer).containsOnly("0002 MatMul");
    }
}
