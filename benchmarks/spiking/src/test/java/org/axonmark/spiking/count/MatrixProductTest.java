package org.axonmark.spiking.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

class MatrixProductTest {

    /** Q·Kᵀ of the reference: coincidences 8, by Q 16, by K 12, all 24. */
    @Test
    void attention_isCountedAsInTheReference() {
        float[] q = {1, 0, 1, 0, 1, 1};
        float[] k = {1, 1, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0};
        ProductCounts counts = new MatrixProduct(1, 2, 3, 4, false, true, false).count(q, k);
        assertThat(counts).isEqualTo(new ProductCounts(16, 12, 8, 24, 24, 12));
    }

    /** The example of NeuroBench's documentation: effective 4, dense 9. */
    @Test
    void layer_isCountedAsInNeuroBenchsDocumentation() {
        float[] weights = {1.3f, 0, -3.2f, 0, 1.2f, -5.1f, -1.1f, 2.7f, 0};
        ProductCounts counts = MatrixProduct.layer(1, 3, 3).count(new float[] {0, 1.3f, -1}, weights);
        assertThat(counts.both()).isEqualTo(4);
        assertThat(counts.dense()).isEqualTo(9);
    }

    @Test
    void counts_areThoseOfTheDefinition() {
        Draws draws = new Draws("matrices");
        for (int i = 0; i < 100; i++) {
            MatrixProduct product = new MatrixProduct(1 + draws.below(3), 1 + draws.below(4), 1 + draws.below(4), 1 + draws.below(4),
                    draws.below(2) == 0, draws.below(2) == 0, draws.below(2) == 0);
            float[] left = draws.sparse(product.batches() * product.rows() * product.inner());
            float[] right = draws.sparse((product.rightShared() ? 1 : product.batches()) * product.inner() * product.columns());
            assertThat(product.count(left, right)).as(product.toString()).isEqualTo(definition(product, left, right));
        }
    }

    private static ProductCounts definition(MatrixProduct shape, float[] left, float[] right) {
        long byLeft = 0;
        long byRight = 0;
        long both = 0;
        long dense = 0;
        Set<Integer> used = new HashSet<>();
        for (int batch = 0; batch < shape.batches(); batch++) {
            for (int row = 0; row < shape.rows(); row++) {
                for (int column = 0; column < shape.columns(); column++) {
                    for (int k = 0; k < shape.inner(); k++) {
                        int l = batch * shape.rows() * shape.inner()
                                + (shape.leftTransposed() ? k * shape.rows() + row : row * shape.inner() + k);
                        int r = (shape.rightShared() ? 0 : batch * shape.inner() * shape.columns())
                                + (shape.rightTransposed() ? column * shape.inner() + k : k * shape.columns() + column);
                        dense++;
                        byLeft += left[l] != 0 ? 1 : 0;
                        byRight += right[r] != 0 ? 1 : 0;
                        both += left[l] != 0 && right[r] != 0 ? 1 : 0;
                        if (left[l] != 0) {
                            used.add(r);
                        }
                    }
                }
            }
        }
        return new ProductCounts(byLeft, byRight, both, dense, dense, used.size());
    }

    @Test
    void operandsOfAnotherSize_areRefused() {
        MatrixProduct product = new MatrixProduct(2, 2, 3, 4, false, false, true);
        assertThatIllegalArgumentException().isThrownBy(() -> product.count(new float[6], new float[12]))
                .withMessageContaining("left operand");
        assertThatIllegalArgumentException().isThrownBy(() -> product.count(new float[12], new float[24]))
                .withMessageContaining("right operand");
        assertThatIllegalArgumentException().isThrownBy(() -> new MatrixProduct(1, 0, 1, 1, false, false, false));
    }

    @Test
    void sumsOfCounts_addUp() {
        ProductCounts one = new ProductCounts(3, 4, 2, 6, 8, 5);
        assertThat(one.plus(one).plus(ProductCounts.NONE)).isEqualTo(new ProductCounts(6, 8, 4, 12, 16, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductCounts(3, 4, 4, 6, 8, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductCounts(3, 4, 2, 9, 8, 5));
    }
}
