package org.axonmark.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.results.statistics.Means;
import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Type;
import org.junit.jupiter.api.Test;

class NumericGeneratorTest {

    private static final byte[] SEED = "generator test".getBytes(StandardCharsets.US_ASCII);
    private static final List<NumericItem> ITEMS = new NumericGenerator(SEED).items(500, List.of(64));

    @Test
    void everyFunction_isFiniteVariesAndStaysBelowAMillion() {
        for (NumericItem item : ITEMS) {
            double[] x = new double[500];
            for (int i = 0; i < x.length; i++) {
                x[i] = item.low() + (item.high() - item.low()) * (i + 0.5) / x.length;
            }
            double[] y = NumericFunction.of(item.truth()).at(x);
            assertThat(java.util.Arrays.stream(y).allMatch(value -> Math.abs(value) < 1.1e6)).as(item.truth().print()).isTrue();
            boolean constant = item.truth().size() <= 2 || item.corrupted().isPresent();
            assertThat(constant || Means.sd(y) > 0).as(item.truth().print()).isTrue();
        }
    }

    @Test
    void truth_isReadBackEqual() {
        assertThat(ITEMS).allSatisfy(item -> assertThat(Hypothesis.parse(item.truth().print())).isEqualTo(item.truth()));
    }

    @Test
    void everyParameterDrawn_changesTheFunction() {
        // FIND's absolute value dropped its bias: two draws that differ in any parameter must differ in the function.
        for (NumericFamily family : NumericFamily.values()) {
            HmacStream stream = HmacStream.of(SEED, "families", family.name());
            long distinct = java.util.stream.IntStream.range(0, 50)
                    .mapToObj(i -> family.draw(new Expression.Input(Type.NUMBER), stream))
                    .distinct()
                    .count();
            assertThat(distinct).as(family.name()).isGreaterThan(40);
        }
        Expression absolute = NumericFamily.ABSOLUTE.draw(new Expression.Input(Type.NUMBER), HmacStream.of(SEED, "absolute"));
        assertThat(new Hypothesis.Numeric(absolute, null).print()).contains("abs(").containsPattern("\\* abs\\(.*\\) \\+ ");
    }

    @Test
    void mixOfVariants_isAsPublished() {
        long corrupted = ITEMS.stream().filter(item -> item.corrupted().isPresent()).count();
        long noised = ITEMS.stream().filter(item -> item.truth().noise() != null).count();
        assertThat(corrupted / 500.0).isBetween(0.14, 0.25);
        assertThat(noised / 500.0).isBetween(0.12, 0.23);
    }

    @Test
    void anotherSeed_makesOtherFunctions() {
        List<NumericItem> others = new NumericGenerator(new byte[] {1}).items(500, List.of(64));
        assertThat(others.stream().map(item -> item.truth().print()).toList())
                .doesNotContainAnyElementsOf(ITEMS.stream().map(item -> item.truth().print()).filter(t -> t.length() > 40).toList());
    }
}
