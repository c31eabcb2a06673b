package org.axonmark.functions.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.axonmark.functions.generator.NumericItem;
import org.axonmark.hypothesis.CanonicalForm;
import org.axonmark.hypothesis.Family;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.submission.numerickan.KanInterpreter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Kolmogorov–Arnold network is worth, on functions of seeds that nothing else uses. */
class KanTest {

    private static final int SOME = 30;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"LINEAR | numeric 2 * x + 1", "SINE | numeric 3 * sin(0.5 * (x - 2)) + 1",
        "TANH | numeric -4 * tanh(1.5 * (x - 3)) + 2", "ABSOLUTE | numeric 2 * abs(x - 1.5) + 1",
        "STEP | numeric 5 * step(x - 2.2, 0.5) - 1", "GAUSSIAN | numeric 7 * gaussian(x, -2, 1.5) + 3"})
    void anEdgeThatIsAFormula_isSnappedToIt(Family family, String truth) throws Exception {
        NumericItem item = Census.item(truth);
        Census census = new Census(KanInterpreter::new);
        Interpretation found = census.ask(item, 256);
        assertThat(CanonicalForm.of(((Hypothesis.Numeric) Hypothesis.parse(found.hypothesis())).value()).family()).isEqualTo(family);
        assertThat(census.group("all").share(NumericTask.PASS)).as(found.hypothesis()).isEqualTo(1);
    }

    @Test
    void whatNoFormulaFits_isDrawnWithinTheLimits() throws Exception {
        NumericItem item =
                Census.item("numeric sin(x) * exp(x / 8) * (1 + 0.5 * tanh(3 * x)) + sin(2 * x + 1) * abs(x - 3) + 3 * mod(x, 2)");
        Interpretation found = new KanInterpreter().interpret(new NumericBox(item, 256));
        assertThat(found.hypothesis()).startsWith("numeric through(x, ");
        assertThat(Hypothesis.parse(found.hypothesis())).isInstanceOf(Hypothesis.Numeric.class);
    }

    @Test
    void whatItSays_isTheSameAgain() throws Exception {
        NumericItem item = Census.item("numeric 2 * x^2 + 3 * sin(x) ~ normal(0.5)");
        assertThat(interpret(item, 64)).isEqualTo(interpret(item, 64));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void tinyBudgets_andConstants_endWithAHypothesis(int budget) throws Exception {
        for (String truth : List.of("numeric 7", "numeric 2 * x + 1", "numeric 0 ~ normal(1)")) {
            assertThat(Hypothesis.parse(interpret(Census.item(truth), budget).hypothesis())).as(truth)
                    .isInstanceOf(Hypothesis.Numeric.class);
        }
    }

    /** Prints what share of functions of each variant it finds by budget. */
    @Test
    @Tag("proof")
    void sharesByVariantAndBudget_areAsStated() throws Exception {
        Census census = Census.byVariant(KanInterpreter::new, "kan proof, variants", SOME);
        census.print("numeric-kan, " + SOME + " functions of each variant");
        assertThat(census.group("clean at 256").share(NumericTask.PASS)).isGreaterThanOrEqualTo(0.7);
        assertThat(census.group("all").worstSeconds()).isLessThan(Census.LIMIT_SECONDS);
    }

    private static Interpretation interpret(NumericItem item, int budget) throws Exception {
        return new KanInterpreter().interpret(new NumericBox(item, budget));
    }
}
