package org.axonmark.functions.strings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.generator.StringItem;
import org.axonmark.functions.generator.StringItem.Tier;
import org.axonmark.hypothesis.Hypothesis;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.InvalidQueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringBoxTest {

    private static StringBox box(String truth, int budget) {
        Hypothesis.Text parsed = (Hypothesis.Text) Hypothesis.parse(truth);
        return new StringBox(new StringItem(new Seed(new byte[16]), 0, Tier.PUBLIC, parsed), budget);
    }

    @Test
    void queries_areAnsweredAndCounted_alikeEachTime() throws Exception {
        StringBox box = box("string reverse(s) | upper(s)", 6);
        assertThat(box.texts(List.of("abc", "", "abc"))).containsExactly("CBA", "", "CBA");
        assertThat(box.texts(List.of("abc"))).containsExactly("CBA");
        assertThat(box.remaining()).isEqualTo(2);
        assertThat(box.used()).isEqualTo(4);
    }

    @Test
    void batchOverBudget_isRefusedWhole_andCostsNothing() throws Exception {
        StringBox box = box("string s | upper(s)", 2);
        assertThatThrownBy(() -> box.texts(Collections.nCopies(3, "a"))).isInstanceOf(BudgetExceededException.class)
                .hasMessageContaining("3 queries, 2 are left");
        assertThatThrownBy(() -> box.texts(List.of())).isInstanceOf(InvalidQueryException.class);
        assertThat(box.texts(List.of("a", "b"))).containsExactly("A", "B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijklm", "a1", "a\"", "\u00e9", "\t", "\ud83d\ude00"})
    void inputOutsideTheDomain_isRefused_andCostsNothing(String input) {
        StringBox box = box("string upper(s)", 2);
        assertThatThrownBy(() -> box.texts(List.of("a", input))).isInstanceOf(InvalidQueryException.class);
        assertThat(box.remaining()).isEqualTo(2);
    }

    @Test
    void otherKindsOfQuestion_areRefused() {
        StringBox box = box("string upper(s)", 2);
        assertThatThrownBy(() -> box.numbers(DoubleTensor.of(new double[1], 1))).isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("'texts'");
        assertThat(box.remaining()).isEqualTo(2);
    }

    @Test
    void everyTestInput_mayBeAsked() throws Exception {
        StringItem item = new StringItem(new Seed(new byte[16]), 0, Tier.HIDDEN, (Hypothesis.Text) Hypothesis.parse("string s"));
        List<String> inputs = List.of(item.testInputs(500));
        StringBox box = new StringBox(item, 500);
        assertThat(box.texts(inputs)).isEqualTo(inputs);
        assertThat(box.setup().domain()).isEqualTo(new Domain.Texts(StringItem.ALPHABET, 12));
        assertThat(StringItem.ALPHABET.chars().distinct()).hasSize(53);
    }
}
