package org.axonmark.submission.spikesgranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.SpikeTrains;
import org.axonmark.submission.spikescorrelation.CorrelationFinder;
import org.junit.jupiter.api.Test;

class GrangerFinderTest {

    @Test
    void inverse_givesTheIdentity() {
        int n = 12;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = 1.0 / (1 + Math.abs(i - j)) + (i == j ? 0.5 : 0);
            }
        }
        double[][] inverse = Inverse.of(matrix);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double product = 0;
                for (int k = 0; k < n; k++) {
                    product += matrix[i][k] * inverse[k][j];
                }
                assertThat(product).isCloseTo(i == j ? 1 : 0, within(1e-12));
            }
        }
        assertThatThrownBy(() -> Inverse.of(new double[][] {{1, 2}, {2, 1}})).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("row 1");
    }

    /** 0 drives 1 a bin later and 1 drives 2 a bin later: correlation names 0 to 2 as well, autoregression hardly. */
    @Test
    void chain_isToldFromItsShortcut() {
        int bins = 6_000;
        int[] a = IntStream.range(0, bins).filter(bin -> (long) bin * bin % 1_009 * 7 % 1_009 < 150).toArray();
        int[] b = follow(a, bins, 613);
        int[] c = follow(b, bins, 787);
        SpikeTrains trains = new SpikeTrains(bins, 5, List.of(a, b, c).stream().map(train -> IntTensor.of(train, train.length)).toList());
        double[] granger = new GrangerFinder().find(trains).values();
        double[] correlation = new CorrelationFinder().find(trains).values();
        assertThat(granger[2] / granger[5]).isLessThan(0.1);
        assertThat(correlation[2] / correlation[5]).isGreaterThan(0.4);
        assertThat(granger[1]).isGreaterThan(10 * granger[3]);
    }

    /** Most spikes of a train come back a bin later, a few others join. */
    private static int[] follow(int[] train, int bins, int prime) {
        return IntStream.range(1, bins)
                .filter(bin -> Arrays.binarySearch(train, bin - 1) >= 0 ? (long) bin * bin % prime * 5 % prime < 0.7 * prime
                        : (long) bin * bin % prime * 3 % prime < 0.08 * prime)
                .toArray();
    }
}
