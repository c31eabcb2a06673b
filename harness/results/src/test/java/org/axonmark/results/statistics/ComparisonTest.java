package org.axonmark.results.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final byte[] SEED = "comparison test".getBytes(StandardCharsets.UTF_8);

    @Test
    void everyUnitBetter_hasTheSmallestExactP() {
        double[] first = {.7, .8, .9, .6, .75};
        double[] second = {.6, .7, .8, .5, .65};
        PairedTest test = PairedTest.of(first, second, SEED);
        assertThat(test.p()).isEqualTo(2.0 / 32);
        assertThat(test.exact()).isTrue();
        assertThat(test.difference()).isCloseTo(0.1, within(1e-12));
        assertThat(test.interval()).isEmpty();
    }

    @Test
    void equalEntries_haveP1() {
        double[] same = {.7, .8, .9};
        assertThat(PairedTest.of(same, same.clone(), SEED).p()).isEqualTo(1.0);
    }

    @Test
    void manyUnits_areFlippedAtRandom_andAgreeWithTheNormalApproximation() {
        HmacStream stream = HmacStream.of(SEED, "many");
        double[] first = new double[60];
        Arrays.setAll(first, i -> stream.nextGaussian() + 0.25);
        PairedTest test = PairedTest.of(first, new double[60], SEED);
        double z = Means.mean(first) / (Means.sd(first) / Math.sqrt(60));
        assertThat(test.exact()).isFalse();
        assertThat(test.p()).isCloseTo(2 * upperTail(z), within(0.02));
        assertThat(test.interval()).isPresent();
    }

    /** Ties between flips must not depend on whether a metric is in shares, in bytes or in joules. */
    @Test
    void p_doesNotDependOnTheUnitOfMeasure() {
        double[] first = {.1, .2, .3, .4, .5, .6, .7, -.1, -.2, .3};
        double[] second = new double[10];
        double p = PairedTest.of(first, second, SEED).p();
        for (double scale : new double[] {1e-15, 1e-6, 1e6, 1e12}) {
            double[] scaled = Arrays.stream(first).map(value -> value * scale).toArray();
            assertThat(PairedTest.of(scaled, second, SEED).p()).as("scale %s", scale).isEqualTo(p);
        }
    }

    @Test
    void exactTest_keepsItsLevel() {
        HmacStream stream = HmacStream.of(SEED, "level");
        int rejected = 0;
        for (int sample = 0; sample < 1_000; sample++) {
            double[] differences = new double[10];
            Arrays.setAll(differences, i -> stream.nextGaussian());
            rejected += PairedTest.of(differences, new double[10], SEED).p() <= 0.05 ? 1 : 0;
        }
        assertThat(rejected / 1_000.0).isBetween(0.03, 0.07);
    }

    @Test
    void holm_stepsDownAndNeverFalls() {
        assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
        assertThat(Holm.adjust(new double[] {0.6, 0.7})).containsExactly(1.0, 1.0);
    }

    private static double upperTail(double z) {
        double sum = 0;
        for (double x = z; x < 8; x += 1e-4) {
            sum += Math.exp(-x * x / 2) * 1e-4;
        }
        return sum / Math.sqrt(2 * Math.PI);
    }
}
