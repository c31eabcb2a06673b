package org.axonmark.spiking.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingRuleTest {

    /** No rule reads it. */
    private static final Call.Form PLAIN = Call.Form.plain(1);

    private static Call layer(Call.Role role, int outputs, float... input) {
        float[] weights = filled(outputs * input.length, 0.5f);
        return new Call("layer", role, Histogram.of(input), Histogram.of(weights),
                MatrixProduct.layer(1, input.length, outputs).count(input, weights), PLAIN);
    }

    private static float[] filled(int size, float value) {
        float[] entries = new float[size];
        Arrays.fill(entries, value);
        return entries;
    }

    private static Operations sum(CountingRule rule, Call... calls) {
        return Stream.of(calls).map(call -> rule.count(List.of(call))).reduce(Operations.NONE, Operations::plus);
    }

    /** Six spikes in a 3 × 3 image, 3 × 3 kernel, padding 1, two channels: one network, as many numbers as rules. */
    @Test
    void oneConvolution_hasItsNumberByEachRule() {
        Axis axis = new Axis.Forward(3, 3, 1, 1, 1, 1);
        float[] image = {1, 0, 1, 0, 1, 0, 1, 1, 1};
        float[] weights = filled(18, -0.3f);
        ProductCounts counts = new Convolution(1, 2, 1, List.of(axis, axis)).with(weights).count(1, image);
        Call inner = new Call("conv", Call.Role.INNER_LAYER, Histogram.of(image), Histogram.of(weights), counts, PLAIN);
        assertThat(sum(CountingRule.SPIKINGJELLY, inner)).isEqualTo(new Operations(0, 62));
        assertThat(sum(CountingRule.NEUROBENCH, inner)).isEqualTo(new Operations(0, 62));
        assertThat(counts.dense()).as("NeuroBench's dense").isEqualTo(98);
        assertThat(sum(CountingRule.SYOPS, inner)).isEqualTo(new Operations(0, 108));
        assertThat(sum(CountingRule.TEXTBOOK, inner)).isEqualTo(new Operations(0, 108));
        Call real = new Call("conv", Call.Role.INNER_LAYER, Histogram.of(new float[] {0.3f}), Histogram.of(weights), counts, PLAIN);
        assertThat(sum(CountingRule.SPIKINGJELLY, real)).as("padding included").isEqualTo(new Operations(162, 0));
        assertThat(sum(CountingRule.SYOPS, real)).isEqualTo(new Operations(162, 0));
        Call first = new Call("conv", Call.Role.IMAGE_LAYER, Histogram.of(image), Histogram.of(weights), counts, PLAIN);
        assertThat(sum(CountingRule.TEXTBOOK, first)).isEqualTo(new Operations(162, 0));
        Call events = new Call("conv", Call.Role.EVENT_LAYER, Histogram.of(image), Histogram.of(weights), counts, PLAIN);
        assertThat(sum(CountingRule.TEXTBOOK, events)).isEqualTo(new Operations(108, 0));
    }

    /** NeuroBench's own cases: sigmoids between layers leave no zero. */
    @Test
    void neurobench_multipliesByRealNumbers() {
        float[] fives = filled(20, 1);
        Arrays.fill(fives, 0, 10, 5);
        assertThat(sum(CountingRule.NEUROBENCH, layer(Call.Role.IMAGE_LAYER, 25, fives),
                layer(Call.Role.INNER_LAYER, 25, filled(25, 0.7f)))).isEqualTo(new Operations(1125, 0));
        assertThat(sum(CountingRule.NEUROBENCH, layer(Call.Role.IMAGE_LAYER, 20, fives), layer(Call.Role.INNER_LAYER, 25, filled(20, 0.7f)),
                layer(Call.Role.INNER_LAYER, 25, filled(25, 0.7f)), layer(Call.Role.INNER_LAYER, 25, filled(25, 0.7f))))
                .isEqualTo(new Operations(2150, 0));
    }

    /** Conv2d(1, 1, 3) on 3 × 3 and 12 × 12, Conv1d(5, 1, 5) on 5 × 10, of ones but for one 4. */
    @ParameterizedTest
    @CsvSource({"1, 3, 2, 3, 9", "1, 12, 2, 3, 900", "5, 10, 1, 5, 150"})
    void neurobench_countsConvolutions(int channels, int side, int dimensions, int kernel, double expected) {
        Axis axis = Axis.Forward.plain(side, kernel);
        int positions = dimensions == 2 ? side * side : side;
        int taps = dimensions == 2 ? kernel * kernel : kernel;
        float[] input = filled(channels * positions, 1);
        input[0] = 4;
        float[] weights = filled(channels * taps, 0.1f);
        ProductCounts counts =
                new Convolution(channels, 1, 1, dimensions == 2 ? List.of(axis, axis) : List.of(axis)).with(weights).count(1, input);
        Call call = new Call("conv", Call.Role.IMAGE_LAYER, Histogram.of(input), Histogram.of(weights), counts, PLAIN);
        assertThat(sum(CountingRule.NEUROBENCH, call)).isEqualTo(new Operations(expected, 0));
    }

    /** Linear 20 → 5 on five items of ones, ten steps: 1000 additions an item. */
    @Test
    void neurobench_addsSpikes() {
        List<Call> batch = java.util.Collections.nCopies(5, layer(Call.Role.INNER_LAYER, 5, filled(20, 1)));
        Operations sum = Operations.NONE;
        for (int step = 0; step < 10; step++) {
            sum = sum.plus(CountingRule.NEUROBENCH.count(batch));
        }
        assertThat(sum.per(5)).isEqualTo(new Operations(0, 1000));
    }

    @ParameterizedTest
    @CsvSource({"LSTM, 615", "RNN, 150", "GRU, 465"})
    void recurrentCells_areNeuroBenchs(RecurrentCell.Kind kind, long expected) {
        assertThat(new RecurrentCell(kind, 25, 5).dense()).isEqualTo(expected);
    }

    @Test
    void neurobench_oneOtherNumberInOneItem_flipsTheBatch() {
        Call spikes = layer(Call.Role.INNER_LAYER, 2, 1, -1, 0);
        Call other = layer(Call.Role.INNER_LAYER, 2, 1, 1, 1.0000001f);
        assertThat(CountingRule.NEUROBENCH.count(List.of(spikes, spikes))).isEqualTo(new Operations(0, 8));
        assertThat(CountingRule.NEUROBENCH.count(List.of(spikes, other))).isEqualTo(new Operations(10, 0));
        assertThat(sum(CountingRule.NEUROBENCH, spikes, other)).as("one by one").isEqualTo(new Operations(6, 4));
    }

    @Test
    void spikingjelly_takesTernaryForReal_andLooksAtBothOperands() {
        assertThat(sum(CountingRule.SPIKINGJELLY, layer(Call.Role.INNER_LAYER, 2, 1, -1, 0))).isEqualTo(new Operations(6, 0));
        float[] q = {1, 0, 1, 0, 1, 1};
        float[] k = {1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0};
        assertThat(sum(CountingRule.SPIKINGJELLY, attention(q, k))).as("coincidences").isEqualTo(new Operations(0, 8));
        float[] scaled = q.clone();
        scaled[0] = 0.5f;
        assertThat(sum(CountingRule.SPIKINGJELLY, attention(scaled, k))).as("by K").isEqualTo(new Operations(0, 12));
        float[] doubled = k.clone();
        doubled[0] = 2;
        assertThat(sum(CountingRule.SPIKINGJELLY, attention(q, doubled))).as("by Q").isEqualTo(new Operations(0, 16));
        assertThat(sum(CountingRule.SPIKINGJELLY, attention(scaled, doubled))).isEqualTo(new Operations(24, 0));
    }

    private static Call attention(float[] q, float[] k) {
        return new Call("qk", Call.Role.ATTENTION, Histogram.of(q), Histogram.of(k),
                new MatrixProduct(1, 2, 3, 4, false, true, false).count(q, k), PLAIN);
    }

    @Test
    void attention_hasNoNumberByNeuroBenchAndTextbook_andTheLowerRateBySyops() {
        float[] q = {1, 0, 1, 0, 1, 1};
        float[] k = {1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0};
        assertThat(sum(CountingRule.NEUROBENCH, attention(q, k))).isEqualTo(Operations.NONE);
        assertThat(sum(CountingRule.TEXTBOOK, attention(q, k))).isEqualTo(Operations.NONE);
        assertThat(sum(CountingRule.SYOPS, attention(q, k))).as("K fires at 1/2, Q at 2/3").isEqualTo(new Operations(0, 12));
        float[] doubled = k.clone();
        doubled[0] = 2;
        assertThat(sum(CountingRule.SYOPS, attention(q, doubled))).as("Q alone is spikes").isEqualTo(new Operations(0, 16));
        float[] scaled = q.clone();
        scaled[0] = 0.5f;
        assertThat(sum(CountingRule.SYOPS, attention(scaled, doubled))).isEqualTo(new Operations(24, 0));
    }

    @Test
    void sumsOfSpikes_addByOneSettingOfSyops_andMultiplyByTheOther() {
        Call sums = layer(Call.Role.INNER_LAYER, 2, 0, 17, 3, 0);
        assertThat(sum(CountingRule.SYOPS, sums)).isEqualTo(new Operations(8, 0));
        assertThat(sum(CountingRule.SYOPS_SUMS, sums)).isEqualTo(new Operations(0, 4));
        assertThat(sum(CountingRule.SYOPS_SUMS, layer(Call.Role.INNER_LAYER, 2, 0, 31, 3, 0))).isEqualTo(new Operations(8, 0));
        assertThat(sum(CountingRule.SYOPS_SUMS, layer(Call.Role.INNER_LAYER, 2, 0, -1, 3, 0))).isEqualTo(new Operations(8, 0));
    }

    /** What is dressed up costs no less than plain spikes by any rule. */
    @Test
    void evasions_costNoLessThanSpikes() {
        Call plain = layer(Call.Role.INNER_LAYER, 3, 0, 1, 0, 1);
        List<Call> dressed = List.of(layer(Call.Role.INNER_LAYER, 3, 0, 1.0000001f, 0, 1.0000001f),
                layer(Call.Role.INNER_LAYER, 3, 0, 2, 0, 2), layer(Call.Role.INNER_LAYER, 3, 1e-7f, 1, 1e-7f, 1));
        for (CountingRule rule : CountingRule.values()) {
            for (Call call : dressed) {
                assertThat(price(sum(rule, call))).as(rule.id() + " " + call.left()).isGreaterThanOrEqualTo(price(sum(rule, plain)));
            }
        }
    }

    private static double price(Operations operations) {
        return 4.6 * operations.macs() + 0.9 * operations.acs();
    }

    @Test
    void ids_areDistinctAndVersioned() {
        assertThat(CountingRule.values()).extracting(CountingRule::id).doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[a-z-]+-[0-9]+"));
    }
}
