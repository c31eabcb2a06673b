package org.axonmark.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Change points of seeded series whose levels are known, and the fast sums beside the plain definition. */
class ChangePointsTest {

    private static final byte[] SEED = "change points".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(doubles = {-3, 3})
    void step_isFoundWhereItIs_eitherWay(double height) {
        double[] series = noise("step", 60);
        for (int i = 37; i < 60; i++) {
            series[i] += height;
        }
        assertThat(ChangePoints.of(series, SEED)).singleElement().satisfies(change -> {
            assertThat(change.index()).isCloseTo(37, within(1));
            assertThat(change.after() - change.before()).isCloseTo(height, within(0.6));
            assertThat(change.p()).isLessThanOrEqualTo(0.01);
        });
    }

    @Test
    void stepUpAndBack_isTwoChanges() {
        double[] series = noise("bump", 90);
        for (int i = 30; i < 60; i++) {
            series[i] += 4;
        }
        assertThat(ChangePoints.of(series, SEED)).extracting(ChangePoints.Change::index).containsExactly(30, 60);
    }

    @Test
    void drift_isFoundWithinTheSlope_andRises() {
        double[] series = noise("drift", 80);
        for (int i = 30; i < 80; i++) {
            series[i] += Math.min(i - 30, 20) * 0.25;
        }
        List<ChangePoints.Change> changes = ChangePoints.of(series, SEED);
        assertThat(changes).isNotEmpty().allSatisfy(change -> {
            assertThat(change.index()).isBetween(30, 52);
            assertThat(change.after()).isGreaterThan(change.before());
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-100, 8, 100})
    void oneSpike_isNoChange(double height) {
        for (int at : new int[] {2, 20, 37}) {
            double[] series = noise("spike", 40);
            series[at] += height;
            assertThat(ChangePoints.of(series, SEED)).as("spike at " + at).isEmpty();
        }
    }

    /** At a level of 1 %, three of a hundred series without a change would be a rare chance, and six a fault. */
    @Test
    void noiseAlone_hasNoChange() {
        long changed = 0;
        for (int series = 0; series < 100; series++) {
            changed += ChangePoints.of(noise("noise " + series, 24), SEED).isEmpty() ? 0 : 1;
        }
        assertThat(changed).isLessThanOrEqualTo(5);
    }

    @Test
    void shortAndConstantSeries_haveNoChange() {
        assertThat(ChangePoints.of(new double[] {1, 1, 1, 1, 1, 9, 9, 9, 9}, SEED)).isEmpty();
        assertThat(ChangePoints.of(new double[0], SEED)).isEmpty();
        assertThat(ChangePoints.of(new double[50], SEED)).isEmpty();
    }

    @Test
    void longSeries_isLookedAtFromItsEnd() {
        double[] series = noise("long", ChangePoints.MOST + 40);
        for (int i = 0; i < series.length; i++) {
            series[i] += i < 20 ? 50 : i < 180 ? 0 : 3;
        }
        assertThat(ChangePoints.of(series, SEED)).singleElement()
                .satisfies(change -> assertThat(change.index()).isCloseTo(180, within(2)));
    }

    /** The plain definition: every pair of values looked at for every cut. */
    @Test
    void largestCut_isThatOfThePlainDefinition() {
        for (int round = 0; round < 20; round++) {
            double[] series = noise("reference " + round, 23);
            for (int i = 9; i < 15; i++) {
                series[i] += round * 0.3;
            }
            ChangePoints.Cut fast = ChangePoints.largest(series, 2, 21);
            ChangePoints.Cut slow = slow(series, 2, 21);
            assertThat(fast.at()).isEqualTo(slow.at());
            assertThat(fast.to()).isEqualTo(slow.to());
            assertThat(fast.size()).isCloseTo(slow.size(), within(1e-9));
        }
    }

    private static ChangePoints.Cut slow(double[] series, int from, int to) {
        ChangePoints.Cut best = new ChangePoints.Cut(from, from, to, 0);
        for (int at = from + ChangePoints.SHORTEST; at <= to - ChangePoints.SHORTEST; at++) {
            for (int end = at + ChangePoints.SHORTEST; end <= to; end++) {
                double[] x = Arrays.copyOfRange(series, from, at);
                double[] y = Arrays.copyOfRange(series, at, end);
                double size = x.length * y.length / (double) (x.length + y.length)
                        * (2 * distance(x, y) - amongThemselves(x) - amongThemselves(y));
                if (size > best.size()) {
                    best = new ChangePoints.Cut(from, at, end, size);
                }
            }
        }
        return best;
    }

    private static double distance(double[] x, double[] y) {
        double sum = 0;
        for (double a : x) {
            for (double b : y) {
                sum += Math.abs(a - b);
            }
        }
        return sum / (x.length * y.length);
    }

    private static double amongThemselves(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.abs(x[i] - x[j]);
            }
        }
        return sum / (x.length * (x.length - 1) / 2.0);
    }

    private static double[] noise(String name, int length) {
        HmacStream stream = HmacStream.of(SEED, name);
        double[] series = new double[length];
        for (int i = 0; i < length; i++) {
            series[i] = stream.nextGaussian();
        }
        return series;
    }
}
