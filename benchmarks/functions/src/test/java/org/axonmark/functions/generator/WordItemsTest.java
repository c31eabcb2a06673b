package org.axonmark.functions.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.axonmark.functions.protocol.Trial;
import org.axonmark.functions.words.Concept;
import org.axonmark.functions.words.Lexicon;
import org.axonmark.functions.words.Relation;
import org.axonmark.functions.words.Vocabulary;
import org.junit.jupiter.api.Test;

/** What is drawn of concepts and relations. */
class WordItemsTest {

    private static final Seed OTHER = new Seed("word items test".repeat(2).getBytes(StandardCharsets.US_ASCII));

    @Test
    void concepts_areOfEveryForm_andWideEnough() {
        ConceptGenerator generator = new ConceptGenerator(Trial.PRACTICE);
        Map<ConceptItem.Form, Integer> forms = new EnumMap<>(ConceptItem.Form.class);
        int graded = 0;
        int out = 0;
        for (int i = 0; i < 90; i++) {
            ConceptItem item = generator.item(i);
            forms.merge(item.form(), 1, Integer::sum);
            graded += item.isGraded() ? 1 : 0;
            out += item.truth().not().isEmpty() ? 0 : 1;
            double[] responses = item.responses();
            assertThat(Arrays.stream(responses).filter(response -> response >= 0.5).count()).isGreaterThanOrEqualTo(8);
            assertThat(Arrays.stream(responses).filter(response -> response > 0).count()).isLessThanOrEqualTo(responses.length / 5);
            assertThat(item.gain()).isGreaterThanOrEqualTo(0.15);
            assertThat(item.described(item.text())).isEqualTo(1);
            assertThat(item.described("")).isLessThanOrEqualTo(0);
        }
        assertThat(forms).hasSize(3);
        assertThat(forms.values()).allMatch(count -> count >= 12);
        assertThat(graded).isBetween(40, 80);
        assertThat(out).isGreaterThan(30);
        assertThat(new ConceptGenerator(Trial.PRACTICE).item(89)).isEqualTo(generator.item(89));
    }

    @Test
    void hintsOfConcepts_mayBeAsked_andFourStir() {
        ConceptGenerator generator = new ConceptGenerator(OTHER);
        for (int i = 0; i < 20; i++) {
            ConceptItem item = generator.item(i);
            Concept concept = Concept.of(item.truth());
            assertThat(item.hints()).hasSize(10).doesNotHaveDuplicates();
            assertThat(item.words().asked()).containsAll(item.hints());
            List<Double> responses =
                    item.hints().stream().map(hint -> concept.of(Vocabulary.published().number(hint).orElseThrow())).toList();
            assertThat(responses).filteredOn(response -> response >= 0.5).hasSize(4);
            assertThat(responses).filteredOn(response -> response == 0).hasSize(6);
        }
    }

    @Test
    void split_partsAllWords_anewForEachSeed() {
        List<String> all = Vocabulary.published().words();
        WordSplit split = new ConceptGenerator(OTHER).item(0).words();
        Set<String> both = new HashSet<>(split.asked());
        both.addAll(split.kept());
        assertThat(both).hasSameSizeAs(all).containsAll(all);
        assertThat(split.kept()).hasSize(all.size() / 3).isSorted().doesNotContainAnyElementsOf(split.asked());
        assertThat(split.asked()).isSorted();
        assertThat(new ConceptGenerator(Trial.PRACTICE).item(0).words()).isNotEqualTo(split);
        assertThat(new RelationGenerator(OTHER).item(0).words().kept()).hasSize(Lexicon.published().words().size() / 3);
    }

    @Test
    void relations_areOfEveryForm_halfOfThemWithExceptions() {
        RelationGenerator generator = new RelationGenerator(Trial.PRACTICE);
        Map<Relation.Form, Integer> forms = new EnumMap<>(Relation.Form.class);
        Map<String, Integer> effects = new HashMap<>();
        int exceptions = 0;
        for (int i = 0; i < 300; i++) {
            RelationItem item = generator.item(i);
            forms.merge(item.relation().form(), 1, Integer::sum);
            assertThat(item.regular().size()).isGreaterThanOrEqualTo(6);
            for (String word : item.regular()) {
                assertThat(item.truth().answer(word)).isEqualTo(item.relation().pairs().get(word));
            }
            assertThat(item.outside()).allMatch(word -> item.truth().answer(word).isEmpty());
            if (item.exceptions().isEmpty()) {
                assertThat(item.rule()).isEmpty();
            } else {
                exceptions++;
                effects.merge(item.rule().substring(item.rule().indexOf(": ")), 1, Integer::sum);
                assertThat(item.exceptional().size()).isBetween(2, item.relation().pairs().size() / 3);
                assertThat(item.exceptions()).filteredOn(word -> !item.truth().answer(word).equals(item.relation().pairs().get(word)))
                        .as(item.rule()).hasSizeGreaterThanOrEqualTo(item.exceptions().size() - 1);
            }
        }
        // Four standard errors about a half and, of those, a quarter.
        assertThat(exceptions).isBetween(115, 185);
        assertThat(effects).hasSize(4);
        assertThat(effects.values()).allMatch(count -> count > 15);
        assertThat(forms).hasSize(3);
        assertThat(forms.values()).allMatch(count -> count > 50);
        assertThat(new RelationGenerator(Trial.PRACTICE).item(299)).isEqualTo(generator.item(299));
    }

    @Test
    void hintsOfRelations_mayBeAsked_andFiveAreOfTheRelation() {
        RelationGenerator generator = new RelationGenerator(OTHER);
        for (int i = 0; i < 50; i++) {
            RelationItem item = generator.item(i);
            assertThat(item.words().asked()).containsAll(item.hints());
            assertThat(item.hints()).hasSize(8).filteredOn(hint -> item.relation().pairs().containsKey(hint)).hasSize(5);
        }
    }
}
