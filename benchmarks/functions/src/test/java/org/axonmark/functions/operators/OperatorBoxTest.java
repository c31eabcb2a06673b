package org.axonmark.functions.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;

import org.axonmark.functions.generator.OperatorItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.results.statistics.Means;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.InvalidQueryException;
import org.junit.jupiter.api.Test;

class OperatorBoxTest {

    private static OperatorBox box(double noise, int budget) {
        return new OperatorBox(new OperatorItem(new Seed(new byte[16]), 0,
                (Hypothesis.Kernel) Hypothesis.parse("operator(shift, by = 0.5)"), noise), budget);
    }

    @Test
    void queries_areAnsweredAndCounted() throws Exception {
        double[] samples = new double[128];
        samples[3] = 1;
        samples[64] = 2;
        OperatorBox box = box(0, 3);
        double[] answer = box.numbers(DoubleTensor.of(samples, 2, 64)).values();
        for (int i = 0; i < 128; i++) {
            assertThat(answer[i]).isBetween((i == 35 ? 1 : i == 96 ? 2 : 0) - 1e-12, (i == 35 ? 1 : i == 96 ? 2 : 0) + 1e-12);
        }
        assertThat(box.remaining()).isEqualTo(1);
    }

    @Test
    void noise_isNewForEachQuery_theSameInEveryEvaluation_andGrowsWithTheAnswer() throws Exception {
        double[] samples = new double[64 * 100];
        Arrays.fill(samples, 0, 64 * 50, 1);
        Arrays.fill(samples, 64 * 50, 64 * 100, 1e6);
        double[] answer = box(0.1, 100).numbers(DoubleTensor.of(samples, 100, 64)).values();
        double[] small = Arrays.copyOf(answer, 64 * 50);
        double[] large = Arrays.copyOfRange(answer, 64 * 50, 64 * 100);
        assertThat(Means.mean(small)).isBetween(0.99, 1.01);
        assertThat(Means.sd(small)).isBetween(0.095, 0.105);
        assertThat(Means.sd(large)).isBetween(0.95e5, 1.05e5);
        assertThat(Arrays.copyOf(answer, 64)).isNotEqualTo(Arrays.copyOfRange(answer, 64, 128));
        assertThat(box(0.1, 1).numbers(DoubleTensor.of(Arrays.copyOf(samples, 64), 1, 64)).values()).isEqualTo(Arrays.copyOf(answer, 64));
    }

    @Test
    void badQueries_areRefused_andCostNothing() {
        OperatorBox box = box(0, 3);
        double[] broken = new double[64];
        broken[7] = Double.NaN;
        for (DoubleTensor bad : List.of(DoubleTensor.of(new double[64], 64), DoubleTensor.of(new double[63], 1, 63),
                DoubleTensor.of(new double[64], 1, 64, 1), DoubleTensor.of(new double[0], 0, 64), DoubleTensor.of(broken, 1, 64))) {
            assertThatThrownBy(() -> box.numbers(bad)).isInstanceOf(InvalidQueryException.class);
        }
        assertThatThrownBy(() -> box.numbers(DoubleTensor.of(new double[256], 4, 64))).isInstanceOf(BudgetExceededException.class);
        assertThat(box.remaining()).isEqualTo(3);
    }
}
