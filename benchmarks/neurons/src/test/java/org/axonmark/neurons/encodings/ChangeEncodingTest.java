package org.axonmark.neurons.encodings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;

import org.axonmark.neurons.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeEncodingTest {

    private static final double[] ZERO = {0};

    /** The examples of snnTorch's documentation. */
    @Test
    void delta_isSnnTorchs() {
        assertThat(new Delta(1, false).encode(signal(1, 2, 2.9, 3, 3.9), ZERO)).isDeepEqualTo(signal(1, 1, 0, 0, 0));
        assertThat(new Delta(1, true).encode(signal(1, 2, 0, 2, 2.9), ZERO)).isDeepEqualTo(signal(1, 1, -1, 1, 0));
        assertThat(new Delta(1, false).encode(signal(1, 2, 0, 2, 2.9), ZERO)).isDeepEqualTo(signal(1, 1, 0, 1, 0));
        assertThat(new Delta(1, true).encode(signal(1, 2, 0, 2, 2.9), new double[] {1})).as("first sample silent")
                .isDeepEqualTo(signal(0, 1, -1, 1, 0));
    }

    @Test
    void delta_ofChangesOfOneThreshold_isUndone() {
        Draws draws = new Draws("walk");
        double[][] walk = new double[200][3];
        double[] start = {2, -1, 0.5};
        for (int t = 0; t < 200; t++) {
            for (int i = 0; i < 3; i++) {
                walk[t][i] = (t == 0 ? start[i] : walk[t - 1][i]) + 0.25 * (Math.floor(3 * draws.share()) - 1);
            }
        }
        Delta delta = new Delta(0.25, true);
        double[][] events = delta.encode(walk, start);
        assertThat(Stream.of(events).flatMapToDouble(Arrays::stream).distinct().toArray()).containsExactlyInAnyOrder(-1, 0, 1);
        assertThat(delta.decode(events, start)).isDeepEqualTo(walk);
    }

    @Test
    void delta_forgetsSlowChanges_residualDeltaDoesNot() {
        double[][] ramp = new double[100][1];
        for (int t = 0; t < 100; t++) {
            ramp[t][0] = 0.5 * (t + 1);
        }
        assertThat(Stream.of(new Delta(1, true).encode(ramp, ZERO)).mapToDouble(row -> row[0]).sum()).isZero();
        assertThat(Stream.of(new ResidualDelta(1).encode(ramp, ZERO)).mapToDouble(row -> row[0]).sum()).isEqualTo(50);
    }

    @Test
    void residualDelta_isDecodedToWithinAThreshold() {
        double[][] signal = new Draws("signal").rows(500, 4, -3, 5);
        double[] start = {0, 1, -1, 2.5};
        for (double threshold : new double[] {0.1, 0.3, 1, 2.7}) {
            ResidualDelta delta = new ResidualDelta(threshold);
            double[][] events = delta.encode(signal, start);
            double[][] decoded = delta.decode(events, start);
            for (int t = 0; t < 500; t++) {
                for (int i = 0; i < 4; i++) {
                    assertThat(events[t][i]).isEqualTo(Math.rint(events[t][i]));
                    assertThat(decoded[t][i]).isCloseTo(signal[t][i], within(threshold + 1e-12));
                }
            }
            assertThat(Stream.of(events).flatMapToDouble(Arrays::stream).filter(event -> event != 0).count()).isPositive();
        }
    }

    @Test
    void residualDelta_tellsManyEventsAtOnce_bothWays() {
        assertThat(new ResidualDelta(0.5).encode(signal(1.7, 1.6, 1.0, -1.1), ZERO)).isDeepEqualTo(signal(3, 0, -1, -4));
    }

    static Stream<ChangeEncoding> kinds() {
        return Stream.of(new Delta(1, true), new ResidualDelta(1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void rowsOfAnotherLength_areRefused(ChangeEncoding encoding) {
        double[][] ragged = {{1}, {1, 2}};
        assertThatIllegalArgumentException().isThrownBy(() -> encoding.encode(ragged, ZERO)).withMessageContaining("row 1");
        assertThatIllegalArgumentException().isThrownBy(() -> encoding.decode(ragged, ZERO)).withMessageContaining("row 1");
    }

    @Test
    void thresholdsOutOfRange_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Delta(0, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new ResidualDelta(Double.NaN));
    }

    private static double[][] signal(double... samples) {
        return Arrays.stream(samples).mapToObj(sample -> new double[] {sample}).toArray(double[][]::new);
    }
}
