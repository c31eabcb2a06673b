package org.axonmark.functions.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.generator.StringGenerator;
import org.axonmark.functions.generator.StringItem;
import org.axonmark.hypothesis.English;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.NumericFunction;
import org.axonmark.hypothesis.TextFunction;
import org.axonmark.results.format.ItemScore;
import org.axonmark.spi.functions.Interpretation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionsTest {

    private static final StringItem ITEM =
            new StringGenerator(new Seed("descriptions test".getBytes(StandardCharsets.US_ASCII)), StringItem.Tier.PUBLIC).item(0);
    private static final Question QUESTION = new TextQuestion("block-00/16", ITEM);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', value = {
        "numeric 2 * x + 1 | linear with slope 2 and intercept 1 | 1 | 1", "numeric 5 | a line with slope 2 and intercept 1 | 1 | 0",
        "no hypothesis | linear with slope 2 and intercept 1 | 1 | 0", "numeric 5 | constant 5 | 0 | 1",
        "numeric 2 * x + 1 | It is twice the input and one more. | 0 | 0", "numeric 2 * x + 1 | §§ | 0 | 0",
        "string s | linear with slope 2 and intercept 1 | 1 | 0", "numeric 1 / 0 | the quotient of constant 1 and constant 0 | 0 | 0",
        "numeric 2 * x + 1 | linear with slope 2.001 and intercept 1 | 1 | 1"
    })
    void numericDescriptions_passAndAgreeByTheirValues(String hypothesis, String description, double passes, double agrees) {
        NumericFunction truth = NumericFunction.of((Hypothesis.Numeric) Hypothesis.parse("numeric 2 * x + 1"));
        Map<String, Double> scores = scores(Descriptions.ofNumbers(QUESTION, Interpretation.of(hypothesis, description), truth,
                new double[] {-3, -1, 0, 2, 5}));
        assertThat(scores).containsExactlyInAnyOrderEntriesOf(Map.of(Descriptions.PASS, passes, Descriptions.AGREEMENT, agrees));
    }

    @Test
    void stringDescriptions_passAndAgreeByTheirValues() {
        TextFunction truth = TextFunction.of(ITEM.truth());
        String[] inputs = ITEM.testInputs(50);
        Interpretation right = Interpretation.of(ITEM.truth().print(), English.print(ITEM.truth()).orElseThrow());
        assertThat(scores(Descriptions.ofTexts(QUESTION, right, truth, inputs)).values()).containsOnly(1.0);
        Interpretation wrong = Interpretation.of(ITEM.truth().print(), "upper case, then lower case");
        assertThat(scores(Descriptions.ofTexts(QUESTION, wrong, truth, inputs)).values()).containsOnly(0.0);
    }

    @Test
    void metrics_areTheOnesThatAreScored() {
        assertThat(Descriptions.metrics("an nMSE of at most 0.001").stream().map(metric -> metric.id()).toList())
                .containsExactly(Descriptions.PASS, Descriptions.AGREEMENT);
    }

    private static Map<String, Double> scores(java.util.List<ItemScore> scores) {
        assertThat(scores).allMatch(score -> score.item().equals("block-00/16") && score.unit().equals("block-00"));
        return scores.stream().collect(Collectors.toMap(ItemScore::metric, ItemScore::value));
    }
}
