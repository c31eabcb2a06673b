package org.axonmark.submission.spikesglm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.SpikeTrains;
import org.junit.jupiter.api.Test;

class LogisticFitTest {

    private static final int BINS = 2_000;
    private static final int NEURONS = 4;
    private static final double RIDGE = 50;

    private static SpikeTrains trains() {
        int[] a = IntStream.range(0, BINS).filter(bin -> (long) bin * bin % 1_009 * 7 % 1_009 < 150).toArray();
        int[] b = IntStream.range(0, BINS).filter(bin -> (long) bin * bin % 757 * 11 % 757 < 100).toArray();
        int[] c = IntStream.range(2, BINS)
                .filter(bin -> (long) bin * bin % 613 * 5 % 613 < (Arrays.binarySearch(a, bin - 2) >= 0 ? 300 : 50)).toArray();
        return new SpikeTrains(BINS, 5, List.of(IntTensor.of(a, a.length), IntTensor.of(b, b.length), IntTensor.of(c, c.length),
                IntTensor.of(new int[0], 0)));
    }

    /** The predictors once more, as the documentation has them. */
    private static double[][] dense(SpikeTrains trains) {
        double[][] columns = new double[NEURONS][BINS];
        for (int i = 0; i < NEURONS; i++) {
            for (int bin = 0; bin < BINS; bin++) {
                for (int lag = 1; lag <= 5; lag++) {
                    columns[i][bin] += Arrays.binarySearch(trains.of(i), bin - lag) >= 0 ? Math.exp(-(lag - 1) / 2.0) : 0;
                }
            }
            double mean = Arrays.stream(columns[i]).average().orElseThrow();
            double variance = Arrays.stream(columns[i]).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
            columns[i] = Arrays.stream(columns[i]).map(x -> (x - mean) / (variance > 0 ? Math.sqrt(variance) : 1)).toArray();
        }
        return columns;
    }

    @Test
    void history_isTheSameSparseAndDense() {
        SpikeTrains trains = trains();
        History history = new History(trains);
        double[][] columns = dense(trains);
        double[] weights = {0.3, -0.7, 1.1, 0.2, -2};
        double[] drive = new double[BINS];
        history.predict(weights, drive);
        double[] projected = history.project(drive);
        double[] squares = history.projectSquares(drive);
        double[][] correlations = history.correlations();
        for (int bin = 0; bin < BINS; bin += 37) {
            double expected = weights[NEURONS];
            for (int i = 0; i < NEURONS; i++) {
                expected += weights[i] * columns[i][bin];
            }
            assertThat(drive[bin]).isCloseTo(expected, within(1e-9));
        }
        for (int i = 0; i < NEURONS; i++) {
            double product = 0;
            double square = 0;
            double correlation = 0;
            for (int bin = 0; bin < BINS; bin++) {
                product += columns[i][bin] * drive[bin];
                square += columns[i][bin] * columns[i][bin] * drive[bin];
                correlation += columns[i][bin] * columns[0][bin] / BINS;
            }
            assertThat(projected[i]).isCloseTo(product, within(1e-7));
            assertThat(squares[i]).isCloseTo(square, within(1e-7));
            assertThat(correlations[i][0]).isCloseTo(correlation, within(1e-9));
        }
        assertThat(projected[NEURONS]).isCloseTo(Arrays.stream(drive).sum(), within(1e-9));
    }

    /** At the minimum the gradient vanishes; shares of bins count as such. */
    @Test
    void fit_isTheMinimum() {
        SpikeTrains trains = trains();
        double[][] columns = dense(trains);
        LogisticFit fit = new LogisticFit(new History(trains), RIDGE);
        double[] shares = new double[BINS];
        Arrays.setAll(shares, bin -> bin % 3 == 0 ? 0.25 : 1);
        int[] fired = trains.of(2);
        LogisticFit.Fit found = fit.fit(fired, shares, Optional.empty());
        double[] gradient = new double[NEURONS + 1];
        double scale = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double drive = found.weights()[NEURONS];
            for (int i = 0; i < NEURONS; i++) {
                drive += found.weights()[i] * columns[i][bin];
            }
            double p = 1 / (1 + Math.exp(-drive));
            double residual = shares[bin] * (p - (Arrays.binarySearch(fired, bin) >= 0 ? 1 : 0));
            for (int i = 0; i < NEURONS; i++) {
                gradient[i] += residual * columns[i][bin];
            }
            gradient[NEURONS] += residual;
            scale += shares[bin] * p * (1 - p);
        }
        for (int i = 0; i < NEURONS; i++) {
            gradient[i] += RIDGE * found.information() * found.weights()[i];
        }
        // A gradient of so much moves a weight by a tenth of its standard error.
        assertThat(Arrays.stream(gradient)).allMatch(value -> Math.abs(value) < 0.1 * Math.sqrt(234));
        assertThat(scale).isGreaterThan(100);
        assertThat(found.scores()[0]).isGreaterThan(5);
        assertThat(Math.abs(found.scores()[1])).isLessThan(3);
        assertThat(found.scores()[3]).isZero();
        LogisticFit.Fit again = fit.fit(fired, shares, Optional.of(found));
        assertThat(again.weights()).containsExactly(found.weights(), within(0.02));
    }

    /** Twice the gain in likelihood, by fits with and without the source, is the score's square. */
    @Test
    void scores_areRootsOfLikelihoodRatios() {
        SpikeTrains trains = trains();
        double[] shares = new double[BINS];
        Arrays.fill(shares, 1);
        double[] with = new LogisticFit(new History(trains), 1e-6).fit(trains.of(2), shares, Optional.empty()).scores();
        SpikeTrains without = new SpikeTrains(BINS, 5, List.of(trains.spikes().get(3), trains.spikes().get(1), trains.spikes().get(2),
                trains.spikes().get(3)));
        double gain = logLikelihood(trains) - logLikelihood(without);
        assertThat(with[0] * with[0] / (2 * gain)).isBetween(0.7, 1.4);
    }

    private static double logLikelihood(SpikeTrains trains) {
        History history = new History(trains);
        double[] shares = new double[BINS];
        Arrays.fill(shares, 1);
        double[] drive = new double[BINS];
        history.predict(new LogisticFit(history, 1e-6).fit(trains.of(2), shares, Optional.empty()).weights(), drive);
        double sum = 0;
        for (double one : drive) {
            sum -= Math.log(1 + Math.exp(one));
        }
        for (int bin : trains.of(2)) {
            sum += drive[bin];
        }
        return sum;
    }

    @Test
    void silentTarget_isNotFitted() {
        double[] shares = new double[BINS];
        Arrays.fill(shares, 1);
        assertThat(new LogisticFit(new History(trains()), RIDGE).fit(new int[0], shares, Optional.empty()).scores()).containsOnly(0);
        assertThat(Arrays.stream(new LogisticFinder().find(trains()).values())).allMatch(Double::isFinite);
    }
}
