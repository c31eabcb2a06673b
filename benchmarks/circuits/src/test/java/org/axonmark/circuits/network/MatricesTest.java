package org.axonmark.circuits.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatricesTest {

    /** Small and odd, on both sides of where the way of working changes. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "1,3,4", "3,5,7", "2,4,16", "9,6,17", "10,6,16", "11,7,15", "11,9,18", "23,1,40"})
    void products_addUpInTheOrderOfTheirTerms_whateverTheShape(int n, int a, int b) {
        RandomNetworks random = new RandomNetworks("products");
        double[] x = random.numbers(n * a, 1);
        double[] w = random.numbers(a * b, 1);
        double[] bias = random.numbers(b, 1);
        double[] expected = new double[n * b];
        double[] back = random.numbers(n * b, 1);
        double[] expectedBack = new double[n * a];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < b; j++) {
                expected[i * b + j] = bias[j];
                for (int k = 0; k < a; k++) {
                    expected[i * b + j] += x[i * a + k] * w[k * b + j];
                }
            }
            for (int k = 0; k < a; k++) {
                for (int j = 0; j < b; j++) {
                    expectedBack[i * a + k] += back[i * b + j] * w[k * b + j];
                }
            }
        }
        assertThat(Matrices.product(x, w, bias, a)).isEqualTo(expected);
        assertThat(Matrices.transposed(back, w, b)).isEqualTo(expectedBack);
        double[] otherBias = random.numbers(b, 1);
        double[] other = random.numbers(a * b, 1);
        assertThat(Matrices.products(x, new double[][] {w, other, w}, new double[][] {bias, otherBias, bias}, a))
                .isDeepEqualTo(new double[][] {expected, Matrices.product(x, other, otherBias, a), expected});
        assertThat(Arrays.stream(expected).distinct().count()).isGreaterThan(n * b / 2);
    }
}
