package org.axonmark.functions.relations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;

import org.axonmark.functions.generator.RelationGenerator;
import org.axonmark.functions.generator.RelationItem;
import org.axonmark.functions.protocol.Trial;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.InvalidQueryException;
import org.junit.jupiter.api.Test;

class RelationBoxTest {

    private static final RelationItem ITEM = new RelationGenerator(Trial.PRACTICE).item(0);

    @Test
    void answers_areTheTruths() throws Exception {
        RelationBox box = new RelationBox(ITEM, 8);
        assertThat(box.setup().domain()).isEqualTo(new Domain.Words(ITEM.words().asked()));
        List<String> answers = box.texts(box.setup().hints());
        assertThat(answers).isEqualTo(box.setup().hints().stream().map(ITEM.truth()::answer).toList()).contains("");
        assertThat(box.remaining()).isZero();
    }

    @Test
    void badQueries_areRefused_andCostNothing() {
        RelationBox box = new RelationBox(ITEM, 3);
        String asked = ITEM.words().asked().get(0);
        for (String bad : List.of("", "qwxz", asked + " ", ITEM.words().kept().get(0))) {
            assertThatThrownBy(() -> box.texts(List.of(asked, bad))).isInstanceOf(InvalidQueryException.class)
                    .hasMessageContaining("index 1");
        }
        assertThatThrownBy(() -> box.texts(List.of())).isInstanceOf(InvalidQueryException.class);
        assertThatThrownBy(() -> box.texts(Collections.nCopies(4, asked))).isInstanceOf(BudgetExceededException.class);
        assertThatThrownBy(() -> box.activations(List.of(asked))).isInstanceOf(InvalidQueryException.class).hasMessageContaining("'texts'");
        assertThat(box.remaining()).isEqualTo(3);
    }
}
