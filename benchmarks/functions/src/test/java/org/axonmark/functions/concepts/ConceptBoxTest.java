package org.axonmark.functions.concepts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

import org.axonmark.functions.generator.ConceptGenerator;
import org.axonmark.functions.generator.ConceptItem;
import org.axonmark.functions.protocol.Trial;
import org.axonmark.functions.words.Concept;
import org.axonmark.functions.words.Vocabulary;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.InvalidQueryException;
import org.junit.jupiter.api.Test;

class ConceptBoxTest {

    private static final ConceptItem ITEM = new ConceptGenerator(Trial.PRACTICE).item(0);

    @Test
    void answers_areTheConceptsResponses() throws Exception {
        ConceptBox box = new ConceptBox(ITEM, 12);
        assertThat(box.setup().domain()).isEqualTo(new Domain.Words(ITEM.words().asked()));
        DoubleTensor answer = box.activations(box.setup().hints());
        double[] responses = box.setup().hints().stream()
                .mapToDouble(hint -> Concept.of(ITEM.truth()).of(Vocabulary.published().number(hint).orElseThrow())).toArray();
        assertThat(answer).isEqualTo(DoubleTensor.of(responses, 10));
        assertThat(box.remaining()).isEqualTo(2);
    }

    @Test
    void badQueries_areRefused_andCostNothing() {
        ConceptBox box = new ConceptBox(ITEM, 3);
        String asked = ITEM.words().asked().get(0);
        for (String bad : List.of("", "qwxz", asked.toUpperCase(Locale.ROOT), " " + asked, ITEM.words().kept().get(0))) {
            assertThatThrownBy(() -> box.activations(List.of(asked, bad))).isInstanceOf(InvalidQueryException.class)
                    .hasMessageContaining("index 1");
        }
        assertThatThrownBy(() -> box.activations(List.of())).isInstanceOf(InvalidQueryException.class);
        assertThatThrownBy(() -> box.activations(Collections.nCopies(4, asked))).isInstanceOf(BudgetExceededException.class);
        assertThatThrownBy(() -> box.texts(List.of(asked))).isInstanceOf(InvalidQueryException.class).hasMessageContaining("'activations'");
        assertThat(box.remaining()).isEqualTo(3);
    }
}
