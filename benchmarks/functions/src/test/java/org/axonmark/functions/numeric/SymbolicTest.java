package org.axonmark.functions.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.axonmark.functions.generator.NumericItem;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.submission.numericbisection.BisectionInterpreter;
import org.axonmark.submission.numericsymbolic.SymbolicInterpreter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the symbolic regressor is worth, on functions of seeds that nothing else uses. */
class SymbolicTest {

    private static final int BUDGET = 256;
    private static final int FEW = 8;
    private static final int MANY = 1_000;
    private static final int SOME = 60;

    @Test
    void mostCleanFunctions_areFoundCompactly() throws Exception {
        Census census = new Census(SymbolicInterpreter::new);
        for (NumericItem item : Census.items("symbolic test, few", "clean", FEW)) {
            census.ask(item, BUDGET);
        }
        assertThat(census.group("all").share(NumericTask.COMPACT_PASS)).as("missed %s", census.missed()).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void whatItSays_isTheSameAgain() throws Exception {
        NumericItem item = Census.item("numeric 2 * x + 1 ~ normal(0.1)");
        assertThat(interpret(item, BUDGET)).isEqualTo(interpret(item, BUDGET));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void tinyBudgets_andConstants_endWithAHypothesis(int budget) throws Exception {
        for (String truth : List.of("numeric 7", "numeric 2 * x + 1", "numeric 0 ~ normal(1)")) {
            Interpretation found = interpret(Census.item(truth), budget);
            assertThat(Hypothesis.parse(found.hypothesis())).as(truth).isInstanceOf(Hypothesis.Numeric.class);
        }
    }

    /** Prints what share of clean functions of each law it finds, beside adaptive bisection on the same functions. */
    @Test
    @Tag("proof")
    void sharesOfCleanFunctions_areAsStated() throws Exception {
        Census symbolic = new Census(SymbolicInterpreter::new);
        Census bisection = new Census(BisectionInterpreter::new);
        for (NumericItem item : Census.items("symbolic proof, clean functions", "clean", MANY)) {
            symbolic.ask(item, BUDGET);
            bisection.ask(item, BUDGET);
        }
        symbolic.print("numeric-symbolic, clean functions, " + BUDGET + " queries");
        System.out.println("  not found compactly: " + symbolic.missed());
        bisection.print("numeric-bisection, the same functions");
        assertThat(symbolic.group("all").count()).isEqualTo(MANY);
        assertThat(symbolic.group("all").share(NumericTask.COMPACT_PASS)).isGreaterThanOrEqualTo(0.96);
        assertThat(symbolic.group("all").share(NumericTask.FAMILY)).isGreaterThanOrEqualTo(0.93);
        for (String law : List.of("sine", "cosine", "square_wave", "logarithm")) {
            assertThat(symbolic.group(law).share(NumericTask.COMPACT_PASS)).as(law).isGreaterThanOrEqualTo(0.9);
            assertThat(bisection.group(law).share(NumericTask.COMPACT_PASS)).as("bisection: " + law).isLessThanOrEqualTo(0.03);
        }
    }

    /** Prints what share of functions of each variant it finds by budget. */
    @Test
    @Tag("proof")
    void sharesByVariantAndBudget_arePrinted() throws Exception {
        Census census = Census.byVariant(SymbolicInterpreter::new, "symbolic proof, variants", SOME);
        census.print("numeric-symbolic, " + SOME + " functions of each variant");
        assertThat(census.group("clean at 256").share(NumericTask.PASS)).isGreaterThanOrEqualTo(0.9);
        assertThat(census.group("corrupted at 256").share(NumericTask.PASS)).isGreaterThanOrEqualTo(0.8);
        assertThat(census.group("all").worstSeconds()).isLessThan(Census.LIMIT_SECONDS);
    }

    private static Interpretation interpret(NumericItem item, int budget) throws Exception {
        return new SymbolicInterpreter().interpret(new NumericBox(item, budget));
    }
}
