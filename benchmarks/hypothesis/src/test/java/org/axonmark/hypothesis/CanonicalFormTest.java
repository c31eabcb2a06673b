package org.axonmark.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "3 | CONSTANT | 3", "0 * sin(x) + 3 | CONSTANT | 3", "2 * x + 1 | LINEAR | 2 1", "0 * x^2 + 2 * x | LINEAR | 2 0",
        "x - x | CONSTANT | 0", "(x + 1) * (x - 1) | POLYNOMIAL | 1 0 -1", "(x + 1)^2 | POLYNOMIAL | 1 2 1",
        "2 * abs(3 - x) + 1 | ABSOLUTE | 2 3 1", "max(x, -x) | ABSOLUTE | 1 0 0", "relu(x - 1, 0) | RELU | 0.5 1 0.5 -0.5",
        "max(x - 1, 0) | RELU | 0.5 1 0.5 -0.5", "relu(2 - x, 0.5) | RELU | 0.25 2 -0.75 1.5", "relu(x, 1) | LINEAR | 1 0",
        "3 * sqrt(4 * x - 8) | ROOT | 6 1 2 0", "(x - 2) ^ 0.5 | ROOT | 1 1 2 0",
        "2 * log(x) / log(10) | LOGARITHM | 0.868588963806504 1 0 0",
        "log(3 * x) - log(3) | LOGARITHM | 1 1 0 0", "2 ^ x | EXPONENTIAL | 1 0.693147180560 0",
        "3 * step(2 * x - 4, 5) + 1 | STEP | 3 2 5 1",
        "step(-x, 0) | STEP | -1 0 1 1", "sign(x) | STEP | 2 0 0.5 -1", "tanh(-2 * x + 4) | TANH | -1 2 2 0",
        "1 / (2 * x) | RECIPROCAL | 0.5 0 0",
        "3 / (x - 2) + 1 | RECIPROCAL | 3 2 1", "5 * gaussian(x, 3, -2) | GAUSSIAN | 5 3 2 0",
        "exp(-0.5 * ((x - 3) / 2)^2) | GAUSSIAN | 1 3 2 0", "2 * rectangle(x, 1, 4) - 1 | RECTANGLE | 2 1 4 -1",
        "squarewave(x, 4, 5) | SQUARE_WAVE | 1 4 1 0", "-squarewave(x, 4, 1) | SQUARE_WAVE | 1 4 3 0",
        "squarewave(x, 4, -1) | SQUARE_WAVE | 1 4 3 0",
        "floor(2 * x + 3.5) | FLOOR | 1 2 0.5 3", "ceil(x) | CEIL | 1 1 0 0", "mod(x, 3) - x | FLOOR | -3 0.333333333333 0 0"
    })
    void familyAndParameters_areRecognised(String expression, Family family, String parameters) {
        CanonicalForm form = form(expression);
        assertThat(form.family()).isEqualTo(family);
        String[] expected = parameters.split(" ", -1);
        assertThat(form.parameters()).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(form.parameters().get(i)).as("parameter %d of %s", i, form).isCloseTo(Double.parseDouble(expected[i]), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "cos(x) = sin(x + 1.5707963267948966)", "3 * sin(2 * x + 7) = 3 * sin(2 * x + 0.7168146928204138)",
        "-sin(x) = sin(x + 3.141592653589793)",
        "sin(-x) = -sin(x)", "cos(-2 * x) = cos(2 * x)", "(x + 1) * sin(x) = x * sin(x) + sin(x)", "x / 2 = 0.5 * x",
        "abs(x) + abs(x - 1) = abs(1 - x) + abs(-x)", "x^2 / x^3 = 1 / x", "(x + 1) / (2 * x^2 + 4) = 0.5 * (1 + x) / (x^2 + 2)",
        "sin(x) * cos(x) = cos(x) * sin(x)", "sin(x^2) + 1 = 1 + sin(x * x)", "if(x in [0, 1], x + x, 3) = if(x in [0, 1], 2 * x, 3)",
        "2 * min(x, 1) = x + 1 - abs(x - 1)", "step(x, 0.5) * step(x, 0.5) = step(x, 0.5)^2"
    })
    void formOfOneLawWrittenTwoWays_isTheSame(String laws) {
        String[] both = laws.split(" = ", -1);
        assertThat(form(both[0]).matches(form(both[1]), 1e-9, 1e-9)).as("%s and %s", form(both[0]), form(both[1])).isTrue();
    }

    @Test
    void formOfDifferentLaws_differs() {
        assertThat(form("sin(x)").matches(form("cos(x)"), 0.05, 0.01)).isFalse();
        assertThat(form("x").matches(form("x^2"), 0.05, 0.01)).isFalse();
        assertThat(form("abs(x) + abs(x - 1)").family()).isEqualTo(Family.PIECEWISE_LINEAR);
        assertThat(form("1 / (x^2 + 1)").family()).isEqualTo(Family.RATIONAL);
        assertThat(form("sin(x) + x").family()).isEqualTo(Family.COMPOUND);
        assertThat(form("sin(x)^2").family()).isEqualTo(Family.COMPOUND);
    }

    @Test
    void tolerance_isTheLargerOfBoth_andPhasesMeetAtTheirPeriod() {
        assertThat(form("100 * x").matches(form("100.9 * x"), 0.05, 0.01)).isTrue();
        assertThat(form("100 * x").matches(form("101.1 * x"), 0.05, 0.01)).isFalse();
        assertThat(form("0.1 * x").matches(form("0.14 * x"), 0.05, 0.01)).isTrue();
        assertThat(form("sin(x + 0.01)").matches(form("sin(x - 0.01)"), 0.05, 0.01)).isTrue();
        assertThat(form("squarewave(x, 4, 0.01)").matches(form("squarewave(x, 4, -0.01)"), 0.05, 0.01)).isTrue();
    }

    @Test
    void sumsOfProducts_haveTheValueOfTheExpression() {
        Draws draws = new Draws("canonical");
        int named = 0;
        for (int i = 0; i < 3_000; i++) {
            Hypothesis.Numeric hypothesis = draws.numeric(1 + i % 5, true);
            CanonicalForm form = CanonicalForm.of(hypothesis.value());
            NumericFunction function = NumericFunction.of(hypothesis);
            if (form.family() == Family.POLYNOMIAL || form.family() == Family.LINEAR || form.family() == Family.CONSTANT) {
                double x = 0.37;
                double value = 0;
                for (double coefficient : form.parameters()) {
                    value = value * x + coefficient;
                }
                double expected = function.at(x);
                if (Double.isFinite(expected)) {
                    named++;
                    assertThat(value).as(hypothesis.print()).isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
                }
            }
        }
        assertThat(named).isGreaterThan(500);
    }

    /** A scorer asks for the form of whatever a submission wrote. */
    @Test
    void everyExpression_hasAForm() {
        Draws draws = new Draws("total");
        int compounds = 0;
        for (int i = 0; i < 3_000; i++) {
            Hypothesis.Numeric hypothesis = draws.numeric(1 + i % 7, false);
            CanonicalForm form = CanonicalForm.of(hypothesis.value());
            compounds += form.family() == Family.COMPOUND ? 1 : 0;
            assertThat(form.matches(new CanonicalForm(form.family(), form.shape() + "?", form.parameters()), 0.05, 0.01))
                    .as(hypothesis.print()).isFalse();
        }
        assertThat(compounds).isBetween(100, 2_900);
    }

    @Test
    void lawsTooLargeToMultiplyOut_areCompounds() {
        assertThat(form("((sin(x) + cos(2 * x) + tanh(x))^16)^16").family()).isEqualTo(Family.COMPOUND);
        assertThat(form("((x^16)^16)^16").parameters()).isEmpty();
    }

    private static CanonicalForm form(String expression) {
        return CanonicalForm.of(((Hypothesis.Numeric) Hypothesis.parse("numeric " + expression)).value());
    }
}
