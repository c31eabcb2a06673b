package org.axonmark.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFunctionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', value = {
        "upper(s) | aBc1 | ABC1", "lower(s) | aBc1 | abc1", "swapcase(s) | aBc1 | AbC1", "reverse(s) | abc | cba",
        "reversewords(s) | one two  three | three  two one", "reversevowels(s) | education | odicatuen", "strip(concat(\" \", s)) | a | a",
        "sortletters(s) | banana | aaabnn", "unique(s) | banana | ban", "concat(s, \"!\") | a | a!", "slice(s, 1, 3) | abcde | bc",
        "slice(s, -2, 99) | abcde | de", "slice(s, 3, 1) | abcde | §§", "insert(s, 1, \"xy\") | abc | axybc",
        "insert(s, -1, \"-\") | abc | ab-c",
        "replace(s, \"aa\", \"b\") | aaaaa | bba", "replace(s, \"\", \"b\") | abc | abc", "replace(s, \"b\", \"\") | abcb | ac",
        "swap(s, 0, -1) | abc | cba", "swap(s, 0, 3) | abc | abc", "translate(s, \"abc\", \"xy\") | aabbccd | xxyyd",
        "keep(s, \"ab\") | cabbage | abba", "shift(s, 3) | xyzXYZ? | abcABC?", "shift(s, -27) | abc | zab", "shiftstep(s, 1) | aaaa | abcd",
        "shiftkey(s, \"bc\") | aaaa | bcbc", "shiftkey(s, \"\") | ab | ab", "repeat(s, 3) | ab | ababab", "repeat(s, -1) | ab | §§",
        "stretch(s, 2) | abc | aabbcc", "spell(length(s)) | abcd | four", "spell(1921) | a | one thousand nine hundred twenty-one",
        "spell(-40) | a | minus forty", "spell(0) | a | zero", "spell(0.5) | a | §§", "spell(10000) | a | §§",
        "digits(length(s) * 2) | abc | 6",
        "digits(1 / 3) | abc | §§", "letter(ordinal(s) + 1) | z | a", "letter(-1) | z | z", "digits(count(s, \"aa\")) | aaaaa | 2",
        "digits(count(s, \"\")) | aaa | 0", "digits(find(s, \"c\")) | abc | 2", "digits(find(s, \"z\")) | abc | -1",
        "digits(ordinal(s)) | Zebra | 25", "digits(ordinal(s)) | 1 | -1", "if(length(s) in [3, inf), upper(s), s) | abc | ABC",
        "if(length(s) in [4, inf), upper(s), s) | abc | abc", "shift(s, ordinal(slice(s, 2, 3))) | abc | cde",
        "slice(s, 0 / 0, 2) | abc | ab", "reverse(s) > shift(s, ordinal(s)) | abc | edc"
    })
    void value_isTheOneWorkedOutByHand(String expression, String input, String expected) {
        assertThat(TextFunction.of((Hypothesis.Text) Hypothesis.parse("string " + expression.replace('>', '|'))).of(input))
                .isEqualTo(expected);
    }

    @Test
    void drawnHypotheses_areTotalAndBounded() {
        Draws draws = new Draws("texts");
        String[] inputs = {"", "a", "Hello world", "\ud83d\ude00", "aa".repeat(5_000)};
        for (int i = 0; i < 3_000; i++) {
            Hypothesis.Text hypothesis = new Hypothesis.Text(draws.expression(Type.TEXT, Type.TEXT, 1 + i % 6, i % 2 == 0));
            for (String input : inputs) {
                assertThat(TextFunction.of(hypothesis).of(input)).hasSizeLessThanOrEqualTo(Limits.MAX_VALUE_TEXT);
            }
        }
    }

    @Test
    void growth_isCutOffAtTheLimit() {
        String doubling = "repeat(".repeat(60) + "s" + ", 9)".repeat(60);
        assertThat(TextFunction.of((Hypothesis.Text) Hypothesis.parse("string " + doubling)).of("ab")).hasSize(Limits.MAX_VALUE_TEXT);
        assertThat(TextFunction.of((Hypothesis.Text) Hypothesis.parse("string stretch(s, 1e300)")).of("ab")).isEqualTo("a".repeat(1_024));
    }
}
