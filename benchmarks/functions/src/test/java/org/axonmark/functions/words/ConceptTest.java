package org.axonmark.functions.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;

import org.axonmark.functions.words.WordTable.Direction;
import org.axonmark.hypothesis.Hypothesis;
import org.junit.jupiter.api.Test;

class ConceptTest {

    private static int number(String word) {
        return Vocabulary.published().number(word).orElseThrow();
    }

    private static double near(WordTable table, String one, String other) {
        return table.word(number(one)).nearness(table.word(number(other)));
    }

    private static double response(String hypothesis, String word) {
        return switch (Hypothesis.parse(hypothesis)) {
            case Hypothesis.Words words -> Concept.of(words).of(number(word));
            case Hypothesis.Description description -> Concept.of(description).of(number(word));
            default -> throw new AssertionError(hypothesis);
        };
    }

    @Test
    void nearness_isACosine_andTellsMeaning_inBothTables() {
        for (WordTable table : List.of(WordTable.driver(), WordTable.judge())) {
            for (String word : List.of("bird", "tug of war", "seven")) {
                assertThat(near(table, word, word)).isEqualTo(1);
            }
            assertThat(near(table, "bird", "sparrow")).isEqualTo(near(table, "sparrow", "bird")).isGreaterThan(0.4);
            assertThat(near(table, "bird", "mortgage")).isLessThan(0.3);
            assertThat(near(table, "violin", "cello")).isGreaterThan(near(table, "violin", "violet"));
        }
        assertThat(WordTable.driver().identity()).isNotEqualTo(WordTable.judge().identity());
        assertThat(near(WordTable.driver(), "bird", "sparrow")).isNotEqualTo(near(WordTable.judge(), "bird", "sparrow"));
    }

    @Test
    void text_isTheMeanOfItsWords() {
        WordTable table = WordTable.judge();
        Direction both = table.text("birds and mortgages").orElseThrow();
        double bird = both.nearness(table.word(number("bird")));
        assertThat(bird).isCloseTo(both.nearness(table.word(number("mortgage"))), within(1e-3)).isGreaterThan(0.6);
        assertThat(table.text("bird")).hasValue(table.word(number("bird")));
        assertThat(table.text("qwxz")).isEmpty();
    }

    @Test
    void response_risesWithNearness_inHundredths() {
        double near = near(WordTable.driver(), "bird", "sparrow");
        assertThat(response("concept(\"bird\")", "sparrow")).isEqualTo(Math.rint(100 * near) / 100);
        assertThat(response("concept(\"bird\", from = 0.4, to = 0.6)", "sparrow"))
                .isEqualTo(Math.rint(100 * (near - 0.4) / (0.6 - 0.4)) / 100);
        assertThat(response("concept(\"bird\", from = 0.9, to = 1)", "sparrow")).isZero();
        assertThat(response("concept(\"bird\", from = 0.1, to = 0.3)", "sparrow")).isEqualTo(1);
        assertThat(response("concept(\"bird\", from = 0.4, to = 0.4)", "sparrow")).isEqualTo(1);
        assertThat(response("concept(\"bird\", from = 0.5, to = 0.5)", "sparrow")).isZero();
        assertThat(response("concept(text \"bird\")", "sparrow")).isEqualTo(response("concept(\"bird\")", "sparrow"));
    }

    @Test
    void nearestWord_decides() {
        assertThat(response("concept(\"mortgage\", \"bird\")", "sparrow")).isEqualTo(response("concept(\"bird\")", "sparrow"));
        assertThat(response("concept(\"bird\", not \"sparrow\")", "sparrow")).isZero();
        assertThat(response("concept(\"bird\", \"sparrow\", not \"sparrow\")", "sparrow")).isZero();
        assertThat(response("concept(\"bird\", not \"mortgage\")", "sparrow")).isEqualTo(response("concept(\"bird\")", "sparrow"));
    }

    @Test
    void unknownWords_areNearToNothing() {
        assertThat(response("concept(\"qwxz\", from = -2, to = -2)", "sparrow")).isZero();
        assertThat(response("concept(text \"\")", "sparrow")).isZero();
        assertThat(response("concept(\"bird\", not \"qwxz\")", "sparrow")).isEqualTo(response("concept(\"bird\")", "sparrow"));
        assertThat(response("concept(\"birds or qwxz\")", "sparrow")).isEqualTo(response("concept(\"bird\")", "sparrow"));
    }

    @Test
    void wordTakenOut_countsIfItAloneChangesAResponse() {
        assertThat(concept("concept(\"bird\", not \"penguin\", from = 0.2, to = 0.4)").needsAllTakenOut()).isTrue();
        assertThat(concept("concept(\"bird\", not \"mortgage\", from = 0.5, to = 0.6)").needsAllTakenOut()).isFalse();
        assertThat(concept("concept(\"bird\", not \"penguin\", not \"penguin\", from = 0.2, to = 0.4)").needsAllTakenOut()).isFalse();
        assertThat(concept("concept(\"bird\")").all()).hasSize(Vocabulary.published().size()).contains(1.0);
    }

    private static Concept concept(String text) {
        return Concept.of((Hypothesis.Words) Hypothesis.parse(text));
    }

    @Test
    void description_isJudgedByAnotherEncoder() {
        List<Integer> words = List.of(number("sparrow"), number("duck"), number("mortgage"), number("violin"));
        double[] responses = {1, 0.9, 0, 0};
        assertThat(Described.follows("birds", words, responses)).isGreaterThan(0.8);
        assertThat(Described.follows("loans", words, responses)).isNegative();
        assertThat(Described.follows("qwxz", words, responses)).isZero();
    }

    @Test
    void correlation_andExplainedVariance_ofKnownValues() {
        double[] truth = {0, 0, 1, 2};
        assertThat(Correlation.of(truth, truth)).isEqualTo(1);
        assertThat(Correlation.of(truth, new double[] {5, 5, 7, 9})).isCloseTo(1, within(1e-12));
        assertThat(Correlation.of(truth, new double[] {0, 1, 0, 0})).isCloseTo(-0.75 / Math.sqrt(2.75 * 0.75), within(1e-12));
        assertThat(Correlation.of(truth, new double[] {3, 3, 3, 3})).isZero();
        assertThat(Correlation.explained(truth, truth)).isEqualTo(1);
        assertThat(Correlation.explained(truth, new double[] {0.75, 0.75, 0.75, 0.75})).isZero();
        assertThat(Correlation.explained(truth, new double[] {0, 0, 1, 1})).isCloseTo(1 - 1 / 2.75, within(1e-12));
    }
}
