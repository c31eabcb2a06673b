package org.axonmark.results.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The expected values are scikit-learn 1.2.1's for the same items. */
class ClassificationTest {

    private static final int[] TRUTH = {0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0};
    private static final int[] PREDICTED = {1, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0};
    private static final double[] SCORE = {
        0.625, 0.25, 0.875, 0.875, 0.0, 0.5, 0.25, 0.625, 0.5, 1.0, 0.5, 0.375, 0.75, 1.0, 0.25, 0.5, 0.625, 0.875, 1.0,
        0.625, 0.875, 1.125, 0.625, 0.125
    };
    private static final int[] TRUTH_OF_THREE = {1, 1, 2, 1, 1, 1, 1, 1, 2, 0, 0, 0, 0, 0, 0, 2, 2, 0, 1, 1, 2, 0, 1, 1};
    private static final int[] PREDICTED_OF_THREE = {
        2, 1, 2, 1, 0, 1, 2, 1, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0, 1, 1, 1, 0, 1, 0
    };

    @Test
    void binaryMetrics_equalScikitLearns() {
        assertThat(Classification.balancedAccuracy(TRUTH, PREDICTED, 2)).isCloseTo(0.6666666666666667, within(1e-15));
        assertThat(Classification.auroc(TRUTH, SCORE)).isCloseTo(0.7291666666666666, within(1e-15));
        assertThat(Classification.averagePrecision(TRUTH, SCORE)).isCloseTo(0.6832532720690615, within(1e-15));
        assertThat(Classification.cohenKappa(TRUTH, PREDICTED, 2)).isCloseTo(0.33333333333333337, within(1e-15));
        assertThat(Classification.weightedF1(TRUTH, PREDICTED, 2)).isCloseTo(0.6643356643356645, within(1e-15));
    }

    @Test
    void metricsOfThreeClasses_equalScikitLearns() {
        assertThat(Classification.balancedAccuracy(TRUTH_OF_THREE, PREDICTED_OF_THREE, 3))
                .isCloseTo(0.5954545454545453, within(1e-15));
        assertThat(Classification.cohenKappa(TRUTH_OF_THREE, PREDICTED_OF_THREE, 3))
                .isCloseTo(0.4193548387096774, within(1e-15));
        assertThat(Classification.weightedF1(TRUTH_OF_THREE, PREDICTED_OF_THREE, 3))
                .isCloseTo(0.6263888888888889, within(1e-15));
    }

    @Test
    void constantScore_isExactlyAtChance() {
        int[] truth = {0, 1, 1, 0};
        assertThat(Classification.auroc(truth, new double[4])).isEqualTo(0.5);
        assertThat(Classification.averagePrecision(truth, new double[4])).isEqualTo(0.5);
        assertThat(Classification.balancedAccuracy(truth, new int[4], 2)).isEqualTo(0.5);
        assertThat(Classification.cohenKappa(truth, new int[4], 2)).isEqualTo(0.0);
    }

    @Test
    void aurocOfOneClass_isRefused() {
        assertThatThrownBy(() -> Classification.auroc(new int[] {1, 1}, new double[] {0, 1}))
                .hasMessageContaining("2 positive of 2");
    }
}
