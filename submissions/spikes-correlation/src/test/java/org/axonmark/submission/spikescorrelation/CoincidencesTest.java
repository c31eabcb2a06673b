package org.axonmark.submission.spikescorrelation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.SpikeTrains;
import org.junit.jupiter.api.Test;

class CoincidencesTest {

    private static final int BINS = 300;

    /** Trains with no rule that lags could follow: bins whose multiple of a prime leaves a small rest. */
    private static SpikeTrains trains() {
        List<IntTensor> spikes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int factor = 37 + 20 * i;
            int[] train = java.util.stream.IntStream.range(0, BINS).filter(bin -> (long) bin * bin * factor % 101 < 17).toArray();
            spikes.add(IntTensor.of(train, train.length));
        }
        spikes.add(IntTensor.of(new int[0], 0));
        return new SpikeTrains(BINS, 5, spikes);
    }

    @Test
    void correlations_areThoseOfTheBins() {
        SpikeTrains trains = trains();
        Coincidences coincidences = new Coincidences(trains);
        for (int from = 0; from < 4; from++) {
            for (int to = 0; to < 4; to++) {
                for (int lag : new int[] {0, 1, 4, 63}) {
                    int together = 0;
                    for (int bin : trains.of(from)) {
                        together += java.util.Arrays.binarySearch(trains.of(to), bin + lag) >= 0 ? 1 : 0;
                    }
                    double p = trains.of(from).length / (double) BINS;
                    double q = trains.of(to).length / (double) BINS;
                    assertThat(coincidences.correlation(from, to, lag)).as("%d to %d at %d", from, to, lag)
                            .isCloseTo((together / (double) BINS - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q)), within(1e-12));
                }
            }
        }
        assertThat(coincidences.correlation(4, 0, 1)).isZero();
    }

    @Test
    void finder_addsUpLagsOneToFour() {
        SpikeTrains trains = trains();
        Coincidences coincidences = new Coincidences(trains);
        double[] scores = new CorrelationFinder().find(trains).values();
        double area = 0;
        for (int lag = 1; lag <= 4; lag++) {
            area += coincidences.correlation(1, 2, lag);
        }
        assertThat(scores[1 * 5 + 2]).isCloseTo(Math.abs(area), within(1e-15)).isPositive();
        assertThat(scores).hasSize(25);
        assertThat(java.util.Arrays.stream(scores)).allMatch(Double::isFinite);
    }
}
