package org.axonmark.functions.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.axonmark.functions.generator.StringItem.Tier;
import org.axonmark.hypothesis.Expression;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.hypothesis.Operator;
import org.axonmark.hypothesis.TextFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StringGeneratorTest {

    private static final Seed SEED = new Seed("functions practice set".getBytes(StandardCharsets.UTF_8));
    private static final int COUNT = 500;
    private static final List<StringItem> ITEMS = new ArrayList<>();

    @BeforeAll
    static void draw() {
        for (Tier tier : Tier.values()) {
            StringGenerator generator = new StringGenerator(SEED, tier);
            for (int i = 0; i < COUNT; i++) {
                ITEMS.add(generator.item(i));
            }
        }
    }

    private static List<StringItem> items(Tier tier) {
        return ITEMS.stream().filter(item -> item.tier() == tier).toList();
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC, cfb758a876f71bc889e86128a68bf78e77c33d6c41e5ed978f94c0f30a6e6c41",
        "HIDDEN, ceb99d8149f0514cd27b6563bac977a27248d1071bc186198b49fe811fc5fa64"})
    void items_areTheOnesOfGeneratorVersion1(Tier tier, String expected) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (StringItem item : items(tier)) {
            digest.update((item.truth().print() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void item_doesNotDependOnThoseBeforeIt(Tier tier) {
        assertThat(new StringGenerator(SEED, tier).item(321)).isEqualTo(items(tier).get(321));
    }

    @Test
    void truth_isReadBackAndAnswersAlike() {
        for (StringItem item : ITEMS) {
            Hypothesis.Text read = (Hypothesis.Text) Hypothesis.parse(item.truth().print());
            assertThat(read).isEqualTo(item.truth());
            for (String input : item.testInputs(20)) {
                assertThat(TextFunction.of(read).of(input)).isEqualTo(TextFunction.of(item.truth()).of(input));
            }
        }
    }

    /** FIND: two primitives drew an index anew at each call, so that no answer could be right twice. */
    @Test
    void functions_areDeterministicAndNeitherFlatNorTheIdentity() {
        for (StringItem item : ITEMS) {
            TextFunction function = TextFunction.of(item.truth());
            Set<String> values = new HashSet<>();
            int changed = 0;
            for (String input : item.testInputs(100)) {
                String value = function.of(input);
                assertThat(function.of(input)).isEqualTo(value);
                values.add(value);
                changed += value.equals(input) ? 0 : 1;
            }
            assertThat(values).as(item.truth().print()).hasSizeGreaterThan(4);
            assertThat(changed).as(item.truth().print()).isPositive();
        }
    }

    /** FIND: subtracting an ordinal added it, and removing capitals kept them. */
    @Test
    void oppositePrimitives_differ() {
        List<String> texts = List.of("bXyZ", "Kettle", "zebra Crossing");
        for (List<String> pair : List.of(
                List.of("shift(s, ordinal(slice(s, 0, 1)))", "shift(s, -ordinal(slice(s, 0, 1)))"),
                List.of("keep(s, \"ABCDEFGHIJKLMNOPQRSTUVWXYZ\")", "translate(s, \"ABCDEFGHIJKLMNOPQRSTUVWXYZ\", \"\")"))) {
            assertThat(pair).allSatisfy(one -> assertThat(items(Tier.PUBLIC))
                    .anyMatch(item -> item.truth().print().contains(one)));
            for (String text : texts) {
                assertThat(
                        pair.stream().map(one -> TextFunction.of((Hypothesis.Text) Hypothesis.parse("string " + one)).of(text)).distinct())
                        .as(text).hasSize(2);
            }
        }
    }

    /** FIND: a list of positions was begun anew at each character, so that only the last one counted; counts above thirty failed. */
    @Test
    void counts_countEveryCharacter_howeverMany() {
        TextFunction count = TextFunction.of((Hypothesis.Text) Hypothesis.parse("string spell(length(keep(s, \"aeiouAEIOU\")))"));
        assertThat(count.of("a education Ox")).isEqualTo("seven");
        Set<String> spelled = new HashSet<>();
        for (int n = 0; n <= 200; n++) {
            spelled.add(count.of("e".repeat(n)));
        }
        assertThat(spelled).hasSize(201).doesNotContain("");
    }

    /** FIND: shifted letters left the alphabet. */
    @Test
    void shiftedLetters_stayLetters() {
        for (StringItem item : items(Tier.HIDDEN)) {
            for (String input : item.testInputs(20)) {
                assertThat(TextFunction.of(item.truth()).of(input)).as(item.truth().print()).matches("[A-Za-z ]+");
            }
        }
    }

    @Test
    void tiers_haveTheirOwnStepsAndStreams() {
        double single = items(Tier.PUBLIC).stream().filter(item -> item.truth().stages().size() == 1).count() / (double) COUNT;
        assertThat(single).isBetween(0.2, 0.45);
        Set<Operator> core = EnumSet.of(Operator.SLICE, Operator.CONCAT, Operator.TRANSLATE, Operator.SHIFT, Operator.SHIFTSTEP,
                Operator.SHIFTKEY, Operator.LENGTH, Operator.ORDINAL, Operator.LETTER, Operator.ADD, Operator.MULTIPLY);
        for (StringItem item : items(Tier.HIDDEN)) {
            assertThat(item.truth().stages()).hasSizeBetween(3, 4);
            item.truth().stages().forEach(stage -> assertThat(core).containsAll(operators(stage)));
        }
        Set<Operator> all = EnumSet.noneOf(Operator.class);
        items(Tier.PUBLIC).forEach(item -> item.truth().stages().forEach(stage -> all.addAll(operators(stage))));
        assertThat(all).contains(Operator.STRIP, Operator.REVERSEWORDS, Operator.KEEP, Operator.FIND, Operator.NEGATE).hasSize(26);
        assertThat(items(Tier.PUBLIC).get(0).testInputs(5)).isNotEqualTo(items(Tier.HIDDEN).get(0).testInputs(5));
    }

    @Test
    void testInputs_areShortTexts_theFirstOnesWhateverTheCount() {
        StringItem item = ITEMS.get(0);
        assertThat(Arrays.copyOf(item.testInputs(100), 10)).containsExactly(item.testInputs(10));
        assertThat(item.testInputs(500))
                .allMatch(input -> input.matches("[A-Za-z ]{1,12}") && input.indexOf(' ') == input.lastIndexOf(' '));
    }

    private static Set<Operator> operators(Expression expression) {
        Set<Operator> operators = EnumSet.noneOf(Operator.class);
        if (expression instanceof Expression.Call call) {
            operators.add(call.operator());
        }
        expression.parts().forEach(part -> operators.addAll(operators(part)));
        return operators;
    }
}
