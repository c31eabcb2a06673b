package org.axonmark.functions.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.axonmark.functions.words.Relation.Form;
import org.junit.jupiter.api.Test;

class LexiconTest {

    private static final Lexicon LEXICON = Lexicon.published();

    private static Relation relation(String name) {
        return LEXICON.relations().stream().filter(one -> one.name().equals(name)).findAny().orElseThrow();
    }

    @Test
    void relations_followRowsBothWays_andOn() {
        assertThat(relation("country -> capital").pairs()).containsEntry("France", "Paris").hasSizeGreaterThan(100);
        assertThat(relation("country -> capital").form()).isEqualTo(Form.DIRECT);
        assertThat(relation("capital -> country").pairs()).containsEntry("Paris", "France");
        assertThat(relation("capital -> country").form()).isEqualTo(Form.INVERSE);
        assertThat(relation("capital -> code").pairs()).containsEntry("Paris", "FR");
        assertThat(relation("capital -> code").form()).isEqualTo(Form.TWO_STEPS);
        assertThat(relation("element -> atomic number = numeral -> Roman numeral").pairs()).containsEntry("carbon", "VI")
                .doesNotContainKey("radon");
        assertThat(LEXICON.relations()).extracting(Relation::name).doesNotContain("continent -> country");
    }

    @Test
    void relations_areWideEnough_andTellDifferentThings() {
        List<Relation> relations = LEXICON.relations();
        assertThat(relations).hasSizeGreaterThan(100).extracting(Relation::name).doesNotHaveDuplicates();
        for (Relation relation : relations) {
            assertThat(relation.pairs()).as(relation.name()).hasSizeBetween(Lexicon.LEAST_PAIRS, 511);
            assertThat(LEXICON.words()).containsAll(relation.pairs().keySet());
            assertThat(relation.pairs().values()).as(relation.name()).noneMatch(String::isEmpty);
            assertThat(relation.pairs().entrySet()).as(relation.name()).anyMatch(pair -> !pair.getKey().equals(pair.getValue()));
        }
        Set<Object> two = new HashSet<>();
        for (Relation relation : relations) {
            if (relation.name().contains(" = ")) {
                assertThat(relations).as(relation.name())
                        .noneMatch(other -> !other.equals(relation) && other.pairs().entrySet().containsAll(relation.pairs().entrySet()));
                two.add(relation.pairs());
            }
        }
        assertThat(two).hasSizeGreaterThan(20);
    }

    @Test
    void words_areOrdered_andReadable() {
        assertThat(LEXICON.words()).isSorted().doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[A-Za-z0-9.' -]+") && word.equals(word.strip()));
    }
}
