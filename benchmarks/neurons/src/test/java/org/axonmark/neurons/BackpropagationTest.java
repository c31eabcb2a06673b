package org.axonmark.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

import org.axonmark.neurons.surrogates.Surrogate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackpropagationTest {

    private static final Surrogate SURROGATE = new Surrogate.Sigmoid();

    static Stream<MembraneNeuron> neurons() {
        return Stream.of(new Reset.Hard(0), new Reset.Hard(-0.3), new Reset.Soft(), new Reset.None()).flatMap(reset -> {
            Firing firing = new Firing(0.9, false, reset);
            return Stream.of(new IntegrateAndFire(firing), new Lif(2.2, Decay.MEMBRANE_AND_INPUT, firing),
                    new Lif(1.6, Decay.MEMBRANE, firing),
                    new Plif(0.4, Decay.MEMBRANE_AND_INPUT, firing), new Klif(1.3, 2, Decay.MEMBRANE, firing, false),
                    new Klif(1.3, 2, Decay.MEMBRANE_AND_INPUT, firing, true), new Eif(2, 0.1, 0.9, 0.8, firing),
                    new Qif(2, 1.2, -0.1, 0.8, firing));
        });
    }

    /** With a smooth step in place of the hard one, the gradient must be that of finite differences. */
    @ParameterizedTest
    @MethodSource("neurons")
    void gradientOfASmoothLayer_isThatOfFiniteDifferences(MembraneNeuron neuron) {
        DoubleUnaryOperator smooth = charged -> SURROGATE.primitive(charged - neuron.firing().threshold());
        double[][] input = new Draws("input").rows(6, 3, -0.2, 1.2);
        double[][] weights = new Draws("weights").rows(6, 3, -1, 1);
        double[][] gradient = new Backpropagation(neuron, SURROGATE, false).gradient(input, weights, smooth);
        double size = 0;
        for (int t = 0; t < 6; t++) {
            for (int i = 0; i < 3; i++) {
                double kept = input[t][i];
                input[t][i] = kept + 1e-6;
                double above = loss(neuron, input, weights, smooth);
                input[t][i] = kept - 1e-6;
                double below = loss(neuron, input, weights, smooth);
                input[t][i] = kept;
                assertThat(gradient[t][i]).as("step %d neuron %d", t, i).isCloseTo((above - below) / 2e-6, within(1e-7));
                size = Math.max(size, Math.abs(gradient[t][i]));
            }
        }
        assertThat(size).as("a gradient that is not nothing").isGreaterThan(0.05);
    }

    /** Σ weight · S of the smooth layer. */
    private static double loss(MembraneNeuron neuron, double[][] input, double[][] weights, DoubleUnaryOperator smooth) {
        double loss = 0;
        for (int i = 0; i < input[0].length; i++) {
            double v = neuron.firing().rest();
            for (int t = 0; t < input.length; t++) {
                double charged = neuron.charge(v, input[t][i]);
                double spike = smooth.applyAsDouble(charged);
                loss += weights[t][i] * spike;
                v = neuron.after(charged, spike);
            }
        }
        return loss;
    }

    @Test
    void detachedReset_leavesOutThePathThroughTheSpike() {
        // Two steps of an IF neuron, soft reset, loss = S of the second: H = 1.25, V = 0.25, H' = 0.5.
        IntegrateAndFire neuron = new IntegrateAndFire(Firing.standard().with(new Reset.Soft()));
        double[][] input = {{1.25}, {0.25}};
        double[][] weights = {{0}, {1}};
        Surrogate triangle = new Surrogate.PiecewiseQuadratic();
        assertThat(new Backpropagation(neuron, triangle, true).inputGradient(input, weights)).isDeepEqualTo(new double[][] {{0.5}, {0.5}});
        // Attached, the first step's share is 0.5·(1 − 1·g′(0.25)) = 0.5·0.25.
        assertThat(new Backpropagation(neuron, triangle, false).inputGradient(input, weights))
                .isDeepEqualTo(new double[][] {{0.125}, {0.5}});
    }

    @Test
    void hardReset_letsNoGradientPastASpike_ifDetached() {
        Lif lif = Lif.standard();
        double[][] input = {{0.5}, {4}, {0.5}};
        double[][] weights = {{0}, {0}, {1}};
        double[][] gradient = new Backpropagation(lif, SURROGATE, true).inputGradient(input, weights);
        assertThat(List.of(gradient[0][0], gradient[1][0])).containsOnly(0.0);
        assertThat(gradient[2][0]).isPositive();
    }

    @Test
    void gradientOfAnotherShape_isRefused() {
        Backpropagation back = new Backpropagation(Lif.standard(), SURROGATE, true);
        assertThatIllegalArgumentException().isThrownBy(() -> back.inputGradient(new double[3][2], new double[3][1]));
        assertThatIllegalArgumentException().isThrownBy(() -> back.inputGradient(new double[3][2], new double[2][2]));
    }
}
