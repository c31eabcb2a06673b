package org.axonmark.functions.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import org.axonmark.functions.generator.Law;
import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
import org.axonmark.hypothesis.Noise;
import org.axonmark.results.statistics.Means;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.InvalidQueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumericBoxTest {

    private static NumericBox box(String truth, int budget) {
        return new NumericBox(item(truth), budget);
    }

    private static NumericItem item(String truth) {
        Hypothesis.Numeric parsed = (Hypothesis.Numeric) Hypothesis.parse(truth);
        return new NumericItem(new Seed(new byte[16]), 0, Law.LINEAR, parsed, new Interval(-10, 10, true, true), null, 0, null);
    }

    private static DoubleTensor batch(double... x) {
        return DoubleTensor.of(x, x.length);
    }

    @Test
    void queries_areAnsweredAndCounted() throws Exception {
        NumericBox box = box("numeric 2 * x", 5);
        assertThat(box.numbers(batch(1, 2, 3)).values()).containsExactly(2, 4, 6);
        assertThat(box.remaining()).isEqualTo(2);
        assertThat(box.used()).isEqualTo(3);
    }

    @Test
    void batchOverBudget_isRefusedWhole_andCostsNothing() throws Exception {
        NumericBox box = box("numeric x", 2);
        assertThatThrownBy(() -> box.numbers(batch(1, 2, 3)))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("3 queries, 2 are left");
        assertThat(box.numbers(batch(1, 2)).values()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-10.001, 11, Double.NaN, Double.POSITIVE_INFINITY})
    void queryOutsideTheDomain_isRefused_andCostsNothing(double x) {
        NumericBox box = box("numeric x", 2);
        assertThatThrownBy(() -> box.numbers(batch(1, x))).isInstanceOf(InvalidQueryException.class);
        assertThat(box.remaining()).isEqualTo(2);
    }

    @Test
    void noise_isNewForEachQuery_andTheSameInEveryEvaluation() throws Exception {
        double[] first = box("numeric 0 ~ normal(1)", 10).numbers(batch(1, 1, 1)).values();
        NumericBox again = box("numeric 0 ~ normal(1)", 10);
        assertThat(again.numbers(batch(1)).values()[0]).isEqualTo(first[0]);
        assertThat(again.numbers(batch(1)).values()[0]).isEqualTo(first[1]).isNotEqualTo(first[0]);
    }

    @Test
    void aRepeat_hasOtherNoise() throws Exception {
        NumericQuestion question = new NumericQuestion("block-00/64", "block-00", NumericRepeat.BUDGET,
                item("numeric 0 ~ normal(1)"));
        NumericRepeat repeat = (NumericRepeat) NumericRepeat.added(List.of(question)).getLast();
        assertThat(repeat.repeats()).contains(question.id()).isNotEqualTo(Optional.of(repeat.id()));
        double[] zeros = new double[NumericRepeat.BUDGET];
        double[] first = question.box().numbers(batch(zeros)).values();
        assertThat(repeat.box().numbers(batch(zeros)).values()).doesNotContain(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "uniform", "poisson"})
    void noise_hasMeanZeroAndItsScale(String family) throws Exception {
        double[] values = box("numeric 0 ~ " + family + "(2)", 4_000).numbers(batch(new double[4_000])).values();
        double deviation = switch (Noise.Family.valueOf(family.toUpperCase(java.util.Locale.ROOT))) {
            case NORMAL -> 2;
            case UNIFORM -> 2 / Math.sqrt(3);
            case POISSON -> 2;
        };
        assertThat(Math.abs(Means.mean(values))).isLessThan(4 * deviation / Math.sqrt(4_000));
        assertThat(Means.sd(values)).isBetween(0.93 * deviation, 1.07 * deviation);
    }
}
