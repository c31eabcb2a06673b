package org.axonmark.functions.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final Vocabulary VOCABULARY = Vocabulary.published();

    private static List<String> named(String text) {
        return VOCABULARY.named(text).stream().map(VOCABULARY::word).toList();
    }

    @Test
    void words_areOfTheCategories_inTheirOrder() {
        assertThat(VOCABULARY.size()).isEqualTo(3_089);
        assertThat(VOCABULARY.words()).startsWith("animal", "bird", "sparrow").doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z0-9' -]+"));
        assertThat(VOCABULARY.number("bird")).hasValue(1);
        assertThat(VOCABULARY.number("Bird")).isEmpty();
        assertThat(VOCABULARY.categories()).hasSize(40).allMatch(category -> !category.parts().isEmpty());
    }

    @Test
    void text_namesWords_longestFirst_pluralsToo() {
        assertThat(named("Things like birds of prey, cherries and BOXES.")).containsExactly("bird", "cherry", "box");
        assertThat(named("a bird of prey; Tug of War")).containsExactly("bird of prey", "tug of war");
        assertThat(named("qwxz, of the")).isEmpty();
    }

    @Test
    void whatIsTakenOut_isNotNamed() {
        assertThat(named("birds, but not penguins, ostriches or owls; also eagles")).containsExactly("bird", "eagle");
        assertThat(named("animals except dogs. fish without sharks")).containsExactly("animal", "fish");
    }

    @Test
    void longAndStrangeTexts_areReadToAnEnd() {
        assertThat(VOCABULARY.named("bird ".repeat(1_600))).hasSize(Vocabulary.MAX_KNOWN);
        assertThat(VOCABULARY.named("\ud83e\udde0\u0130\u0000'-'".repeat(900))).isEmpty();
        assertThat(VOCABULARY.named("")).isEmpty();
    }
}
