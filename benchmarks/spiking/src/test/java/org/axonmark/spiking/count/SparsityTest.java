package org.axonmark.spiking.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.axonmark.neurons.LateResetLif;
import org.axonmark.neurons.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparsityTest {

    /** Weights that are all 0, all 1 and half 0; and ten spikes of 250. */
    @ParameterizedTest
    @CsvSource({"100, 0, 1", "0, 100, 0", "50, 50, 0.5", "240, 10, 0.96"})
    void sparsity_isTheShareOfZeros(int zeros, int ones, double expected) {
        float[] entries = new float[zeros + ones];
        Arrays.fill(entries, zeros, entries.length, 1);
        assertThat(Sparsity.of(List.of(Histogram.of(entries)))).isEqualTo(expected);
    }

    @Test
    void sparsity_isOverEntries_notOverOperands() {
        assertThat(Sparsity.of(List.of(Histogram.of(new float[9]), Histogram.of(new float[] {1})))).isEqualTo(0.9);
        assertThat(Sparsity.of(List.of())).isZero();
    }

    @Test
    void temporalSparsity_isTheShareThatStays() {
        assertThat(Sparsity.unchanged(new float[][] {{0, 1, 2}, {0, 1, 3}, {1, 1, 3}})).isEqualTo(5);
        assertThat(Sparsity.unchanged(new float[0][])).isZero();
    }

    /** NeuroBench: five leaky neurons, ten steps; input of ones 50 updates and 200 operations, of zeros 5 and 20; 200 in all. */
    @ParameterizedTest
    @CsvSource({"1, 50, 200", "0, 5, 20"})
    void neuronUpdates_areNeuroBenchs(double input, long updates, long operations) {
        LateResetLif leaky = new LateResetLif(0.9, 1, LateResetLif.LateReset.SUBTRACT);
        State state = leaky.rest(1, 5);
        double[] currents = {0.31 * input, 0.12 * input, -0.4 * input, 0.77 * input, 0.05 * input};
        double[][] membranes = new double[10][];
        for (int t = 0; t < 10; t++) {
            leaky.step(currents, state);
            membranes[t] = state.of("membrane");
        }
        NeuronUpdates counted = NeuronUpdates.of(membranes);
        assertThat(counted).isEqualTo(new NeuronUpdates(updates, 50));
        assertThat(counted.effective(NeuronUpdates.Cost.LEAKY)).isEqualTo(operations);
        assertThat(counted.dense(NeuronUpdates.Cost.LEAKY)).isEqualTo(200);
        assertThat(counted.dense(NeuronUpdates.Cost.ALPHA_ZERO)).isEqualTo(1200);
    }
}
