package org.axonmark.neurons.encodings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.axonmark.neurons.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {

    private static final double[] VALUES = {0, 0.2, 0.25, 0.5, 0.75, 0.8, 0.9375};

    static Stream<Encoding> kinds() {
        Draws draws = new Draws("kinds");
        return Stream.of(new Direct(), new Rate(draws::share, true), new Rate(draws::share, false), new TimeToFirstSpike(),
                new Phase(8, Phase.Weight.FROM_ONE), new Phase(8, Phase.Weight.FROM_HALF), new Phase(8, Phase.Weight.BINARY),
                new Latency(Latency.Scale.LINEAR), new Latency(Latency.Scale.LOGARITHMIC));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void valuesOutsideZeroToOne_areRefused(Encoding encoding) {
        for (double bad : new double[] {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> encoding.encode(new double[] {0.5, bad}, 4))
                    .withMessageContaining("value 1");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> encoding.encode(VALUES, 0));
        assertThat(encoding.encode(VALUES, 5)).hasDimensions(5, 7);
    }

    @Test
    void direct_repeats() {
        assertThat(new Direct().encode(VALUES, 3)).isDeepEqualTo(new double[][] {VALUES, VALUES, VALUES});
    }

    @Test
    void rate_drawsOneNumberAStepAndValue_inOrder() {
        ArrayDeque<Double> drawn = new ArrayDeque<>(List.of(0.5, 0.49, 0.9, 0.0, 0.2, 0.6));
        assertThat(new Rate(drawn::remove, true).encode(new double[] {0.5, 0.5}, 3)).isDeepEqualTo(new double[][] {{0, 1}, {0, 1}, {1, 0}});
        assertThat(drawn).isEmpty();
        drawn.addAll(List.of(0.5, 0.51, 0.0, 0.1));
        assertThat(new Rate(drawn::remove, false).encode(new double[] {0.5, 0}, 2)).isDeepEqualTo(new double[][] {{1, 0}, {1, 0}});
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rate_isTheValue(boolean strict) {
        double[] values = {0, 0.1, 0.5, 0.9, 1};
        double[][] train = new Rate(new Draws("rate")::share, strict).encode(values, 10_000);
        for (int i = 0; i < values.length; i++) {
            int value = i;
            // Five standard deviations at most: 5·√(¼/10 000) = 0.025.
            assertThat(Stream.of(train).mapToDouble(row -> row[value]).average().orElseThrow()).isCloseTo(values[i], within(0.025));
        }
        assertThat(Stream.of(train).mapToDouble(row -> row[4])).containsOnly(1.0);
        assertThat(new Rate(new Draws("rate")::share, strict).encode(values, 10_000)).isDeepEqualTo(train);
    }

    @Test
    void timeToFirstSpike_isBrainCogs_andThePapers() {
        double[][] train = new TimeToFirstSpike().encode(VALUES, 4);
        assertThat(train[1][4]).as("0.75 of 4 steps").isEqualTo(0.5);
        for (double x = 0; x <= 1; x += 0x1p-8) {
            for (int steps : new int[] {1, 2, 4, 8}) {
                double[] one = column(new TimeToFirstSpike().encode(new double[] {x}, steps), 0);
                double[] expected = new double[steps];
                if (x > 0) {
                    int time = 1 + (int) Math.floor((1 - x) * steps);
                    expected[time - 1] = 1.0 / time;
                }
                assertThat(one).as(x + " of " + steps).isEqualTo(expected);
            }
        }
    }

    @Test
    void phase_isTheBinaryDigits_repeated() {
        // 0.8·256 = 204.8: 11001100.
        double[] one = column(new Phase(8, Phase.Weight.FROM_ONE).encode(new double[] {0.8}, 10), 0);
        assertThat(one).containsExactly(1, 0.5, 0, 0, 0.0625, 0.03125, 0, 0, 1, 0.5);
        double[] half = column(new Phase(8, Phase.Weight.FROM_HALF).encode(new double[] {0.8}, 10), 0);
        assertThat(half).containsExactly(0.5, 0.25, 0, 0, 0.03125, 0.015625, 0, 0, 0.5, 0.25);
        double[] bits = column(new Phase(8, Phase.Weight.BINARY).encode(new double[] {0.8}, 10), 0);
        assertThat(bits).containsExactly(1, 1, 0, 0, 1, 1, 0, 0, 1, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 30})
    void phase_sumsToTheValueCutOff(int digits) {
        double scale = StrictMath.pow(2, digits);
        double[] values = new Draws("phase").rows(1, 200, 0, 1 - 1 / scale)[0];
        double[][] train = new Phase(digits, Phase.Weight.FROM_HALF).encode(values, digits);
        for (int i = 0; i < values.length; i++) {
            assertThat(Arrays.stream(column(train, i)).sum()).isEqualTo(Math.floor(values[i] * scale) / scale);
        }
    }

    @Test
    void phaseOfOne_isSilentOrRefused() {
        double[] one = {1};
        assertThat(column(new Phase(8, Phase.Weight.FROM_ONE).encode(one, 8), 0)).containsOnly(0);
        assertThat(column(new Phase(8, Phase.Weight.FROM_HALF).encode(one, 8), 0)).containsOnly(0);
        Phase binary = new Phase(8, Phase.Weight.BINARY);
        assertThatIllegalArgumentException().isThrownBy(() -> binary.encode(one, 8)).withMessageContaining("0.99609375");
        assertThat(column(binary.encode(new double[] {1 - 1 / 256.0}, 8), 0)).containsOnly(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Phase(31, Phase.Weight.FROM_ONE));
    }

    @ParameterizedTest
    @EnumSource
    void latency_isSpikingJellys(Latency.Scale scale) {
        int[] times = scale == Latency.Scale.LINEAR ? new int[] {3, 2, 2, 2, 1, 1, 0} : new int[] {3, 1, 1, 1, 0, 0, 0};
        double[][] train = new Latency(scale).encode(VALUES, 4);
        for (int i = 0; i < VALUES.length; i++) {
            double[] expected = new double[4];
            expected[times[i]] = 1;
            assertThat(column(train, i)).as("of " + VALUES[i]).isEqualTo(expected);
        }
    }

    @Test
    void latencyOfHalfAStep_isTheEvenStep() {
        Latency linear = new Latency(Latency.Scale.LINEAR);
        assertThat(column(linear.encode(new double[] {0.5}, 2), 0)).as("0.5").containsExactly(1, 0);
        assertThat(column(linear.encode(new double[] {0.5}, 4), 0)).as("1.5").containsExactly(0, 0, 1, 0);
    }

    @ParameterizedTest
    @EnumSource
    void latency_isOneSpike_laterForLess_fromFirstToLastStep(Latency.Scale scale) {
        for (int steps : new int[] {1, 2, 10, 700}) {
            int last = steps;
            for (double x = 0; x <= 1; x += 0x1p-7) {
                double[] one = column(new Latency(scale).encode(new double[] {x}, steps), 0);
                assertThat(Arrays.stream(one).sum()).isEqualTo(1);
                int time = 0;
                while (one[time] == 0) {
                    time++;
                }
                assertThat(time).isLessThanOrEqualTo(last);
                last = time;
                if (x == 0) {
                    assertThat(time).isEqualTo(steps - 1);
                }
            }
            assertThat(last).isZero();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Latency(Latency.Scale.LOGARITHMIC).encode(VALUES, 701));
    }

    static double[] column(double[][] rows, int column) {
        return Stream.of(rows).mapToDouble(row -> row[column]).toArray();
    }
}
