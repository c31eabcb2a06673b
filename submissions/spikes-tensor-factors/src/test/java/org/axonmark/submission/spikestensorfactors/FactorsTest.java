package org.axonmark.submission.spikestensorfactors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FactorsTest {

    /** Counts that are products of two components, but for the diagonal, which is missing. */
    @Test
    void factors_findWhatTheyAreMadeOf() {
        int windows = 7;
        int n = 6;
        double[][][] counts = new double[windows][n][n];
        for (int w = 0; w < windows; w++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    counts[w][i][j] = i == j ? 1_000 : (1 + w % 3) * (1 + i) * (7 - j) + (w < 3 ? 40 : 0) * (i % 2) * (1 + j % 2);
                }
            }
        }
        Factors factors = new Factors(counts, 2);
        factors.fit(600);
        for (int w = 0; w < windows; w++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (i != j) {
                        assertThat(factors.expected(w, i, j)).isCloseTo(counts[w][i][j], within(0.02 * (1 + counts[w][i][j])));
                    }
                }
            }
        }
    }

    @Test
    void nothing_givesNothing() {
        Factors factors = new Factors(new double[3][4][4], 2);
        factors.fit(5);
        assertThat(factors.expected(1, 2, 3)).isZero();
    }
}
