package org.axonmark.functions.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.generator.SequenceItem;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.InvalidQueryException;
import org.junit.jupiter.api.Test;

class SequenceBoxTest {

    private static SequenceBox box(int budget) {
        return new SequenceBox(new SequenceItem(new Seed(new byte[16]), 0,
                (Hypothesis.Sequence) Hypothesis.parse("sequence sort(v) | skip(v, 1)")), budget);
    }

    @Test
    void answers_arePositionsAndMinusOneBehindThem() throws Exception {
        SequenceBox box = box(3);
        DoubleTensor answer = box.numbers(DoubleTensor.of(new double[] {0.5, 0, -0.5, 0, 0, 0, 1, 1, 0, 0, 0, -1}, 2, 3, 2));
        assertThat(answer).isEqualTo(DoubleTensor.of(new double[] {2, 0, -1, 1, 0, -1}, 2, 3));
        assertThat(box.used()).isEqualTo(2);
    }

    @Test
    void badQueries_areRefused_andCostNothing() {
        SequenceBox box = box(3);
        for (DoubleTensor bad : List.of(DoubleTensor.of(new double[4], 2, 2), DoubleTensor.of(new double[2], 1, 1, 2),
                DoubleTensor.of(new double[26], 1, 13, 2), DoubleTensor.of(new double[9], 1, 3, 3), DoubleTensor.of(new double[0], 0, 2, 2),
                DoubleTensor.of(new double[] {0, 0, 0, 1.01}, 1, 2, 2), DoubleTensor.of(new double[] {Double.NaN, 0, 0, 0}, 1, 2, 2))) {
            assertThatThrownBy(() -> box.numbers(bad)).isInstanceOf(InvalidQueryException.class);
        }
        assertThatThrownBy(() -> box.numbers(DoubleTensor.of(new double[16], 4, 2, 2))).isInstanceOf(BudgetExceededException.class);
        assertThatThrownBy(() -> box.activations(List.of("a"))).isInstanceOf(InvalidQueryException.class).hasMessageContaining("'numbers'");
        assertThat(box.remaining()).isEqualTo(3);
    }
}
