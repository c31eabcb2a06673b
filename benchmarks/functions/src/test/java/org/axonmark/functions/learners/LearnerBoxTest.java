package org.axonmark.functions.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.axonmark.functions.generator.LearnerItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.InvalidQueryException;
import org.junit.jupiter.api.Test;

class LearnerBoxTest {

    private static LearnerBox box(int budget) {
        return new LearnerBox(new LearnerItem(new Seed(new byte[16]), 0, (Hypothesis.Learner) Hypothesis.parse("learner(mean)")), budget);
    }

    @Test
    void queries_areAnsweredAndCounted() throws Exception {
        LearnerBox box = box(3);
        DoubleTensor answer = box.numbers(DoubleTensor.of(
                new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 0, 1, 2, 3, -4, 5, 6, 7, 0, 9, 9, 9, 0}, 2, 3, 4));
        assertThat(answer).isEqualTo(DoubleTensor.of(new double[] {6, -2}, 2));
        assertThat(box.remaining()).isEqualTo(1);
    }

    @Test
    void badQueries_areRefused_andCostNothing() {
        LearnerBox box = box(3);
        for (DoubleTensor bad : List.of(DoubleTensor.of(new double[8], 8), DoubleTensor.of(new double[8], 2, 4),
                DoubleTensor.of(new double[10], 1, 2, 5), DoubleTensor.of(new double[4], 1, 1, 4),
                DoubleTensor.of(new double[72], 1, 18, 4),
                DoubleTensor.of(new double[0], 0, 2, 4), query(10.1, 0), query(Double.NaN, 0), query(Double.NEGATIVE_INFINITY, 0),
                query(1, 0.5))) {
            assertThatThrownBy(() -> box.numbers(bad)).isInstanceOf(InvalidQueryException.class);
        }
        assertThatThrownBy(() -> box.numbers(DoubleTensor.of(new double[32], 4, 2, 4))).isInstanceOf(BudgetExceededException.class);
        assertThatThrownBy(() -> box.texts(List.of("a"))).isInstanceOf(InvalidQueryException.class).hasMessageContaining("'numbers'");
        assertThat(box.remaining()).isEqualTo(3);
    }

    private static DoubleTensor query(double coordinate, double lastLabel) {
        return DoubleTensor.of(new double[] {coordinate, 2, 3, 4, 5, 6, 7, lastLabel}, 1, 2, 4);
    }
}
