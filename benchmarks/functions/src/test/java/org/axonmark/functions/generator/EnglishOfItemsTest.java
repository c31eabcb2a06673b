package org.axonmark.functions.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

import org.axonmark.functions.generator.StringItem.Tier;
import org.axonmark.hypothesis.English;
import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.hypothesis.Operator;
import org.axonmark.hypothesis.TextFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every truth that the generators draw has a sentence in controlled English, and the sentence computes it. */
class EnglishOfItemsTest {

    private static final Seed SEED = new Seed("english of items".getBytes(StandardCharsets.US_ASCII));

    @Test
    void numericTruths_haveASentenceOfTheirValues() {
        NumericGenerator generator = new NumericGenerator(SEED);
        Set<Law> laws = EnumSet.noneOf(Law.class);
        for (int i = 0; i < 200; i++) {
            NumericItem item = generator.item(i);
            String sentence = English.print(item.truth()).orElseThrow(() -> new AssertionError(item.truth().print()));
            laws.add(item.law());
            if (Law.ATOMIC.contains(item.law())) {
                assertThat(sentence).startsWith(beginning(item.law()));
            }
            Hypothesis.Numeric read = English.parse(Hypothesis.Numeric.class, sentence);
            assertThat(read.noise()).as(sentence).isEqualTo(item.truth().noise());
            double[] x = new double[60];
            for (int k = 0; k < x.length; k++) {
                x[k] = item.domain().low() + (item.domain().high() - item.domain().low()) * (k + 0.37) / x.length;
            }
            double[] truth = NumericFunction.of(item.truth()).at(x);
            double[] said = NumericFunction.of(read).at(x);
            for (int k = 0; k < x.length; k++) {
                assertThat(said[k]).as(sentence).isCloseTo(truth[k], within(1e-9 * Math.max(1, Math.abs(truth[k]))));
            }
        }
        assertThat(laws).containsAll(Law.ATOMIC).contains(Law.SUM, Law.PRODUCT);
    }

    /** A law that has a name is said by it, not by its operators. */
    private static String beginning(Law law) {
        return switch (law) {
            case LINEAR -> "linear with slope ";
            case POLYNOMIAL -> "polynomial with coefficients ";
            case ABSOLUTE -> "absolute value, shifted by ";
            case ROOT -> "square root, scaled by ";
            case LOGARITHM -> "logarithm to base ";
            case STEP -> "step of ";
            case RELU -> "ramp of slope ";
            case TANH -> "hyperbolic tangent of rate ";
            case CONSTANT -> "constant ";
            case SINE -> "sine of amplitude ";
            case COSINE -> "cosine of amplitude ";
            case RECIPROCAL -> "reciprocal, shifted by ";
            case GAUSSIAN -> "bell of height ";
            case RATIONAL -> "quotient of ";
            case RECTANGLE -> "rectangle of height ";
            case SQUARE_WAVE -> "square wave of amplitude ";
            case VOLCANO -> "peak of slope ";
            case CEIL, FLOOR, SUM, PRODUCT -> throw new IllegalArgumentException(law + " is no simple law");
        };
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void stringTruths_haveASentenceOfTheirValues(Tier tier) {
        StringGenerator generator = new StringGenerator(SEED, tier);
        Set<Operator> operators = EnumSet.noneOf(Operator.class);
        for (int i = 0; i < 200; i++) {
            StringItem item = generator.item(i);
            String sentence = English.print(item.truth()).orElseThrow(() -> new AssertionError(item.truth().print()));
            item.truth().stages().forEach(stage -> collect(stage, operators));
            TextFunction truth = TextFunction.of(item.truth());
            TextFunction said = TextFunction.of(English.parse(Hypothesis.Text.class, sentence));
            for (String input : item.testInputs(20)) {
                assertThat(said.of(input)).as(sentence).isEqualTo(truth.of(input));
            }
        }
        assertThat(operators).hasSizeGreaterThan(tier == Tier.PUBLIC ? 20 : 10);
    }

    private static void collect(Expression expression, Set<Operator> operators) {
        if (expression instanceof Expression.Call call) {
            operators.add(call.operator());
        }
        expression.parts().forEach(part -> collect(part, operators));
    }
}
