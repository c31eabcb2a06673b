package org.axonmark.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnerFunctionTest {

    /** On (1, 0) → 2, (0, 2) → 6, (1, 2) → 6 the normal equations are 2a + 2b = 8, 2a + 8b = 24. */
    private static final double[][] EXAMPLES = {{1, 0, 2}, {0, 2, 6}, {1, 2, 6}};

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ols | 1 | 1 | 4", "ridge, strength = 1 | 1 | 0 | 1.0434782608695652", "ridge, strength = 1 | 0 | 1 | 2.4347826086956523",
        "bayes, prior = 2, noise = 2 | 0 | 1 | 2.4347826086956523", "ridge, strength = 0 | 1 | 1 | 4", "ridge, strength = -3 | 1 | 1 | 4",
        "descent, steps = 1, rate = 0.3 | 1 | 0 | 0.8", "descent, steps = 1, rate = 0.3 | 0 | 1 | 2.4",
        "descent, steps = 2, rate = 0.3 | 1 | 0 | 0.96", "descent, steps = 200, rate = 0.3 | 1 | 1 | 4",
        "descent, steps = 0, rate = 1 | 1 | 1 | 0", "nearest, k = 1 | 1 | 1.9 | 6", "nearest, k = 2 | 1 | 0 | 4",
        "nearest, k = 2 | 0.9 | 0.1 | 4", "nearest, k = 9 | 5 | 5 | 4.666666666666667", "nearest, k = 0 | 5 | 5 | 0",
        "mean | 9 | 9 | 4.666666666666667", "sparse, prior = 1, noise = 0 | 0 | 1 | 3", "bayes, prior = 0, noise = 1 | 1 | 1 | 0"
    })
    void prediction_isTheOneWorkedOutByHand(String rule, double first, double second, double expected) {
        assertThat(at(rule, EXAMPLES, first, second)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void ols_ofTooFewExamples_isTheSolutionOfLeastNorm() {
        assertThat(at("ols", new double[][] {{3, 4, 10}}, 1, 0)).isCloseTo(1.2, within(1e-12));
        assertThat(at("ols", new double[][] {{3, 4, 10}, {6, 8, 20}}, 0, 1)).isCloseTo(1.6, within(1e-12));
        assertThat(at("ols", new double[][] {{0, 0, 10}}, 1, 1)).isZero();
    }

    /** Of one weight: size · tanh(size · x · y / noise). */
    @Test
    void signs_ofOneWeight_areATanh() {
        double expected = 2 * Math.tanh(2 * 0.5 * 0.4 / 0.8);
        assertThat(at("signs, size = 2, noise = 0.8", new double[][] {{0.5, 0.4}}, 1)).isCloseTo(expected, within(1e-12));
        assertThat(at("signs, size = 2, noise = 0", new double[][] {{0.5, 0.4}}, 1)).isEqualTo(2);
    }

    /** Evidence of a place j is exp(½ c² p / (n (n + s p))) / √(1 + s p / n), its weight p c / (n + s p), s = Σ x², c = Σ x y. */
    @Test
    void sparse_weighsThePlaces() {
        double first = Math.exp(0.5 * 4 * 2 / (0.5 * (0.5 + 2))) / Math.sqrt(1 + 2 / 0.5);
        double second = Math.exp(0.5 * 4 * 4 * 2 / (0.5 * (0.5 + 8))) / Math.sqrt(1 + 8 / 0.5);
        double expected = first * 2 * 2 / (0.5 + 2) / (first + second);
        assertThat(at("sparse, prior = 2, noise = 0.5", new double[][] {{1, 2, 2}}, 1, 0)).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "learner(bayes, prior = 4, noise = 1) | learner(ridge, strength = 0.25)", "learner(bayes, prior = 4, noise = 0) | learner(ols)",
        "learner(ridge, strength = -1) | learner(ols)", "learner(nearest, k = 2.9) | learner(nearest, k = 2)",
        "learner(descent, steps = 1e9, rate = 1) | learner(descent, steps = 256, rate = 1)", "learner(mean) | learner(mean)",
        "learner(bayes, prior = 1e-300, noise = 1e300) | learner(ridge, strength = 1.7976931348623157E308)"
    })
    void canonical_namesOneOfThoseThatPredictTheSame(String text, String expected) {
        assertThat(((Hypothesis.Learner) Hypothesis.parse(text)).canonical().print()).isEqualTo(expected);
    }

    @Test
    void drawnLearners_endInANumber_alsoOnHostileNumbers() {
        Draws draws = new Draws("learners");
        for (int i = 0; i < 3_000; i++) {
            if (draws.any() instanceof Hypothesis.Learner learner) {
                double[][] examples = new double[1 + draws.below(20)][3];
                for (double[] example : examples) {
                    for (int j = 0; j < 3; j++) {
                        example[j] = i % 2 == 0 ? draws.modest() : draws.number();
                    }
                }
                double[] point = {draws.modest(), draws.modest()};
                double value = LearnerFunction.of(learner).at(examples, point);
                LearnerFunction again = LearnerFunction.of((Hypothesis.Learner) Hypothesis.parse(learner.print()));
                assertThat(Double.valueOf(again.at(examples, point))).isEqualTo(Double.valueOf(value));
                if (i % 2 == 0 && Double.isFinite(value)) {
                    double canonical = LearnerFunction.of(learner.canonical()).at(examples, point);
                    assertThat(canonical).as(learner.print()).isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
                }
            }
        }
    }

    @Test
    void contextsOutOfBounds_areRefused() {
        assertThatThrownBy(() -> at("ols", new double[0][], 1)).hasMessageContaining("0 examples");
        assertThatThrownBy(() -> at("ols", new double[257][2], 1)).hasMessageContaining("257 examples");
        assertThatThrownBy(() -> at("signs, size = 1, noise = 1", new double[1][10], new double[9])).hasMessageContaining("9 coordinates");
        assertThatThrownBy(() -> at("ols", new double[][] {{1, 2}, {1}}, 1)).hasMessageContaining("example 1 holds 1 numbers");
    }

    private static double at(String rule, double[][] examples, double... point) {
        return LearnerFunction.of((Hypothesis.Learner) Hypothesis.parse("learner(" + rule + ")")).at(examples, point);
    }
}
