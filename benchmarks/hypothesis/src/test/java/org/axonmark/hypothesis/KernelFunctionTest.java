package org.axonmark.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelFunctionTest {

    private static final double TURN = 2 * Math.PI;

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 64, 255})
    void results_areTheOnesWorkedOutByHand(int points) {
        DoubleUnaryOperator f = x -> 3 + 2 * Math.cos(TURN * x) - Math.sin(2 * TURN * x);
        check("shift, by = 0.3", points, f, x -> f.applyAsDouble(x - 0.3));
        check("derivative", points, f, x -> -2 * TURN * Math.sin(TURN * x) - 2 * TURN * Math.cos(2 * TURN * x));
        check("integral", points, f, x -> 3 * x + 2 / TURN * Math.sin(TURN * x) + (Math.cos(2 * TURN * x) - 1) / (2 * TURN));
        // The mean of cos over a window of a half turn is cos · sin(π/2) / (π/2); of a whole turn it is 0.
        check("box, width = 0.5", points, f, x -> 3 + 4 / Math.PI * Math.cos(TURN * x));
        check("smooth, deviation = 0.1", points, f, x -> 3 + 2 * Math.exp(-2 * Math.PI * Math.PI * 0.01) * Math.cos(TURN * x)
                - Math.exp(-8 * Math.PI * Math.PI * 0.01) * Math.sin(2 * TURN * x));
        check("heat, time = 0.005", points, f, x -> 3 + 2 * Math.exp(-2 * Math.PI * Math.PI * 0.01) * Math.cos(TURN * x)
                - Math.exp(-8 * Math.PI * Math.PI * 0.01) * Math.sin(2 * TURN * x));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shift, by = 0", "shift, by = -2", "box, width = 0", "box, width = -1", "smooth, deviation = -1", "heat, time = 0"})
    void kernelsThatDoNothing_giveTheSamplesBack(String kernel) {
        double[] samples = {3, -1, 4, 1, -5, 9};
        double[] out = KernelFunction.of(kernel(kernel)).of(samples);
        for (int i = 0; i < samples.length; i++) {
            assertThat(out[i]).isCloseTo(samples[i], within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"heat, time = 0.02 | smooth, deviation = 0.2", "heat, time = -1 | smooth, deviation = 0",
        "shift, by = -0.25 | shift, by = 0.75", "shift, by = 1.5 | shift, by = 0.5", "derivative | derivative"})
    void canonical_namesOneOfThoseThatAreTheSame(String text, String expected) {
        assertThat(kernel(text).canonical()).isEqualTo(kernel(expected));
    }

    @Test
    void drawnOperators_endOnHostileNumbers() {
        Draws draws = new Draws("operators");
        for (int i = 0; i < 2_000; i++) {
            if (draws.any() instanceof Hypothesis.Kernel kernel) {
                double[] samples = new double[1 + draws.below(30)];
                java.util.Arrays.setAll(samples, _ -> draws.number());
                double[] before = samples.clone();
                assertThat(KernelFunction.of(kernel).of(samples)).hasSameSizeAs(samples);
                assertThat(samples).isEqualTo(before);
                assertThat(kernel.canonical().canonical()).isEqualTo(kernel.canonical());
            }
        }
    }

    @Test
    void samplesOutOfBounds_areRefused() {
        assertThatThrownBy(() -> KernelFunction.of(kernel("derivative")).of(new double[0])).hasMessageContaining("0 samples");
        assertThatThrownBy(() -> KernelFunction.of(kernel("derivative")).of(new double[1_025])).hasMessageContaining("1025 samples");
    }

    private static Hypothesis.Kernel kernel(String text) {
        return (Hypothesis.Kernel) Hypothesis.parse("operator(" + text + ")");
    }

    private static void check(String kernel, int points, DoubleUnaryOperator before, DoubleUnaryOperator after) {
        double[] samples = new double[points];
        java.util.Arrays.setAll(samples, i -> before.applyAsDouble((double) i / points));
        double[] out = KernelFunction.of(kernel(kernel)).of(samples);
        for (int i = 0; i < points; i++) {
            assertThat(out[i]).as(kernel + " at " + i + " of " + points).isCloseTo(after.applyAsDouble((double) i / points), within(1e-9));
        }
    }
}
