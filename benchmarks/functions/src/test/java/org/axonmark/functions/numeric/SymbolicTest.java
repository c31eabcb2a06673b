package org.axonmark.functions.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.functions.generator.Law;
import org.axonmark.functions.generator.NumericGenerator;
import org.axonmark.functions.generator.NumericItem;
import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.Answered;
import org.axonmark.functions.protocol.MeteredBox;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Interval;
import org.axonmark.results.format.ItemScore;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.submission.numericsymbolic.SymbolicInterpreter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the symbolic regressor is worth, on functions of seeds that nothing else uses. */
class SymbolicTest {

    private static final int BUDGET = 256;
    private static final int FEW = 8;
    private static final int MANY = 400;

    @Test
    void mostCleanFunctions_areFoundCompactly() throws Exception {
        List<NumericItem> items = clean("symbolic test, few", FEW);
        int passed = 0;
        for (NumericItem item : items) {
            passed += passes(item, interpret(item, BUDGET), NumericTask.COMPACT_PASS);
        }
        assertThat(passed).isGreaterThanOrEqualTo(FEW * 3 / 4);
    }

    @Test
    void whatItSays_isTheSameAgain() throws Exception {
        NumericItem item = item("numeric 2 * x + 1 ~ normal(0.1)");
        assertThat(interpret(item, BUDGET)).isEqualTo(interpret(item, BUDGET));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void tinyBudgets_andConstants_endWithAHypothesis(int budget) throws Exception {
        for (String truth : List.of("numeric 7", "numeric 2 * x + 1", "numeric 0 ~ normal(1)")) {
            Interpretation found = interpret(item(truth), budget);
            assertThat(Hypothesis.parse(found.hypothesis())).as(truth).isInstanceOf(Hypothesis.Numeric.class);
        }
    }

    /** Prints what share of clean functions of each law it finds. */
    @Test
    @Tag("proof")
    void shareOfCleanFunctions_isAsStated() throws Exception {
        List<NumericItem> items = clean("symbolic proof", MANY);
        int compact = 0;
        int family = 0;
        List<String> missed = new ArrayList<>();
        for (NumericItem item : items) {
            Interpretation found = interpret(item, BUDGET);
            int passed = passes(item, found, NumericTask.COMPACT_PASS);
            compact += passed;
            family += passes(item, found, NumericTask.FAMILY);
            if (passed == 0) {
                missed.add(item.law() + " " + item.truth().print());
            }
        }
        System.out.printf("%d clean functions at %d queries: compact pass %.3f, family %.3f; missed %s%n", MANY, BUDGET,
                (double) compact / MANY, (double) family / MANY, missed);
        assertThat((double) compact / MANY).isGreaterThanOrEqualTo(0.92);
        assertThat((double) family / MANY).isGreaterThanOrEqualTo(0.85);
    }

    private static List<NumericItem> clean(String seed, int count) {
        NumericGenerator generator = new NumericGenerator(new Seed(seed.getBytes(StandardCharsets.US_ASCII)));
        List<NumericItem> items = new ArrayList<>();
        for (int i = 0; items.size() < count; i++) {
            NumericItem item = generator.item(i);
            if (item.corrupted() == null && item.truth().noise() == null && item.network() == null) {
                items.add(item);
            }
        }
        return items;
    }

    private static NumericItem item(String truth) {
        return new NumericItem(new Seed(new byte[16]), 0, Law.LINEAR, (Hypothesis.Numeric) Hypothesis.parse(truth),
                new Interval(-10, 10, true, true), null, 0, null);
    }

    private static Interpretation interpret(NumericItem item, int budget) throws Exception {
        MeteredBox box = new NumericBox(item, budget);
        return new SymbolicInterpreter().interpret(box);
    }

    private static int passes(NumericItem item, Interpretation found, String metric) {
        NumericQuestion question = new NumericQuestion("item", "unit", BUDGET, item);
        return (int) question.score(new Answered(found, 0)).stream()
                .filter(score -> score.metric().equals(metric))
                .mapToDouble(ItemScore::value).sum();
    }
}
