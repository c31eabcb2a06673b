package org.axonmark.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

import org.axonmark.results.format.Summary.Interval;
import org.junit.jupiter.api.Test;

class IntervalsTest {

    private static final byte[] SEED = "interval test".getBytes(StandardCharsets.UTF_8);
    private static final int SAMPLES = 2_000;

    @Test
    void fewerThanTenUnits_haveNoInterval() {
        assertThat(Intervals.ofMean(new double[9], 0, 1, SEED)).isEmpty();
    }

    @Test
    void twelveUnits_haveStudentsInterval() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        double half = 2.200985160082949 * Means.sd(values) / Math.sqrt(12);
        Interval interval = Intervals.ofMean(values, 0, 100, SEED).orElseThrow();
        assertThat(interval.method()).isEqualTo("student-t");
        assertThat(interval.low()).isCloseTo(6.5 - half, within(1e-10));
        assertThat(interval.high()).isCloseTo(6.5 + half, within(1e-10));
    }

    @Test
    void mostUnitsAtTheBound_haveTheExactIntervalOfTheShare() {
        double[] values = new double[13];
        Arrays.fill(values, 0, 8, 1.0);
        Arrays.fill(values, 8, 13, 0.6);
        Interval interval = Intervals.ofMean(values, 0, 1, SEED).orElseThrow();
        assertThat(interval.method()).isEqualTo("clopper-pearson-at-bound");
        assertThat(interval.low()).isCloseTo(0.31577760291406304, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.8614206611098394, within(1e-12));
    }

    @Test
    void allUnitsAtTheBound_haveAnUpperEndOfOne() {
        double[] values = new double[20];
        Arrays.fill(values, 1.0);
        Interval interval = Intervals.ofMean(values, 0, 1, SEED).orElseThrow();
        assertThat(interval.high()).isEqualTo(1.0);
        assertThat(interval.low()).isCloseTo(Math.pow(0.025, 1.0 / 20), within(1e-12));
    }

    /** 8 of 13 have 3, the others 1: a share of .615, whose exact interval is known, on a scale from 1 to 3. */
    @Test
    void yesOrNo_hasTheExactIntervalOfTheMean() {
        double[] values = new double[13];
        Arrays.fill(values, 0, 8, 3.0);
        Arrays.fill(values, 8, 13, 1.0);
        Interval interval = Intervals.ofMean(values, 1, 3, SEED).orElseThrow();
        assertThat(interval.method()).isEqualTo("clopper-pearson");
        assertThat(interval.ofMean()).isTrue();
        assertThat(interval.low()).isCloseTo(1 + 2 * 0.31577760291406304, within(1e-12));
        assertThat(interval.high()).isCloseTo(1 + 2 * 0.8614206611098394, within(1e-12));
        double[] few = new double[500];
        Arrays.fill(few, 0, 50, 1.0);
        Interval low = Intervals.ofMean(few, 0, 1, SEED).orElseThrow();
        assertThat(low.low()).as("a tenth is right: the interval is about .1, not about the nine tenths at 0").isBetween(0.07, 0.1);
        assertThat(low.high()).isBetween(0.1, 0.14);
    }

    @Test
    void fortyUnits_haveTheBootstrapsInterval_theSameEachTime() {
        double[] values = sample(HmacStream.of(SEED, "forty"), 40, HmacStream::nextGaussian);
        Interval interval = Intervals.ofMean(values, -100, 100, SEED).orElseThrow();
        assertThat(interval.method()).isEqualTo("bootstrap");
        assertThat(Intervals.ofMean(values, -100, 100, SEED)).contains(interval);
        double normal = 1.96 * Means.sd(values) / Math.sqrt(40);
        assertThat(interval.high() - interval.low()).isCloseTo(2 * normal, within(0.2 * normal));
    }

    @Test
    void studentsInterval_coversTheMeanOfBalancedAccuracies() {
        assertThat(coverage(20, IntervalsTest::balancedAccuracy, SAMPLES)).isBetween(0.925, 0.975);
    }

    @Test
    void bootstrapInterval_coversTheMeanOfBalancedAccuracies() {
        assertThat(coverage(36, IntervalsTest::balancedAccuracy, 400)).isBetween(0.92, 0.98);
    }

    @Test
    void clopperPearson_coversTheShareAtTheBound() {
        HmacStream stream = HmacStream.of(SEED, "share");
        int covered = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            int atBound = 0;
            for (int unit = 0; unit < 36; unit++) {
                atBound += stream.nextDouble() < 0.8 ? 1 : 0;
            }
            Interval interval = Intervals.clopperPearson(atBound, 36);
            covered += interval.low() <= 0.8 && 0.8 <= interval.high() ? 1 : 0;
        }
        assertThat((double) covered / SAMPLES).isBetween(0.94, 0.985);
    }

    /** A subject's balanced accuracy over 15 + 15 windows, each right with the subject's own probability; mean 0.7. */
    private static double balancedAccuracy(HmacStream stream) {
        double skill = 0.55 + 0.3 * stream.nextDouble();
        int right = 0;
        for (int window = 0; window < 30; window++) {
            right += stream.nextDouble() < skill ? 1 : 0;
        }
        return right / 30.0;
    }

    private static double coverage(int units, ToDoubleFunction<HmacStream> unit, int samples) {
        HmacStream stream = HmacStream.of(SEED, "coverage", Integer.toString(units));
        int covered = 0;
        for (int sample = 0; sample < samples; sample++) {
            byte[] seed = Integer.toString(sample).getBytes(StandardCharsets.UTF_8);
            Interval interval = Intervals.ofMean(sample(stream, units, unit), 0, 1, seed).orElseThrow();
            covered += interval.low() <= 0.7 && 0.7 <= interval.high() ? 1 : 0;
        }
        return (double) covered / samples;
    }

    private static double[] sample(HmacStream stream, int units, ToDoubleFunction<HmacStream> unit) {
        double[] values = new double[units];
        Arrays.setAll(values, i -> unit.applyAsDouble(stream));
        return values;
    }
}
