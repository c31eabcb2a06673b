package org.axonmark.circuits.rasp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.axonmark.circuits.rasp.RaspException.Reason;
import org.axonmark.circuits.rasp.Selector.Composite;
import org.axonmark.circuits.rasp.Sop.Aggregate;
import org.junit.jupiter.api.Test;

class ValueSetsTest {

    private static final List<Value> LETTERS = List.of(Value.of("a"), Value.of("b"));
    private static final Sop FLAG = Sop.number("flag", Sop.TOKENS, value -> value.equals(Value.of("a")) ? 1 : 0);
    private static final Selector ALL = Selector.where("all", Sop.TOKENS, Sop.INDICES, (_, _) -> true);

    @Test
    void numbers_areNotCompared() {
        refused(Sop.width("wide", Selector.equal("same", FLAG, Sop.TOKENS)), Reason.NUMERICAL_SELECTION, "flag");
        refused(Sop.width("wide", Selector.equal("same", Sop.TOKENS, FLAG)), Reason.NUMERICAL_SELECTION, "flag");
    }

    @Test
    void selectorsOfSelectors_areRefused() {
        refused(Sop.width("wide", new Composite("both", true, ALL, ALL)), Reason.COMPOSITE_SELECTOR, "wide");
    }

    @Test
    void means_areOfZerosAndOnes() {
        Sop twice = Sop.linear("twice", FLAG, 1, FLAG, 1);
        refused(Sop.aggregate("mean", ALL, twice), Reason.NUMERICAL_AGGREGATE, "mean");
        assertThat(ValueSets.of(program(Sop.aggregate("mean", ALL, FLAG))).of(Sop.TOKENS)).isEqualTo(LETTERS);
    }

    @Test
    void fallbacks_areNoneOrZero() {
        refused(new Aggregate("mean", ALL, FLAG, Value.of(1)), Reason.DEFAULT_VALUE, "mean");
        refused(new Aggregate("mean", ALL, FLAG, null), Reason.DEFAULT_VALUE, "mean");
        refused(new Aggregate("fetch", ALL, Sop.TOKENS, Value.of("a")), Reason.DEFAULT_VALUE, "fetch");
    }

    @Test
    void sequenceMaps_areOfOneKind() {
        refused(Sop.join("mix", FLAG, Sop.TOKENS, (one, _) -> one), Reason.MIXED_SEQUENCE_MAP, "mix");
        refused(Sop.linear("sum", FLAG, 1, Sop.INDICES, 1), Reason.MIXED_SEQUENCE_MAP, "sum");
    }

    @Test
    void programsThatDoNotLook_areRefused() {
        refused(Sop.map("next", Sop.INDICES, value -> Value.of(value.number() + 1)), Reason.TOKENS_UNUSED, "test");
    }

    @Test
    void partsWithoutValues_areRefused() {
        refused(Sop.map("never", Sop.TOKENS, _ -> {
            throw new ArithmeticException("no value");
        }), Reason.NO_VALUES, "never");
    }

    @Test
    void partsOfTooManyValues_areRefused() {
        Sop place = Sop.pair("place", Sop.TOKENS, Sop.INDICES);
        Sop other = Sop.map("other", place, value -> value);
        assertThatThrownBy(() -> ValueSets.of(new Program("test", Sop.pair("square", place, other), LETTERS, 40, Program.Inputs.ANY)))
                .isInstanceOfSatisfying(RaspException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
                    assertThat(refusal.culprit()).isEqualTo("square");
                });
    }

    @Test
    void valuesOfAnotherKind_areRefused() {
        refused(Sop.map("half", Sop.TOKENS, value -> Value.of(value.number() / 2)), Reason.VALUE_KIND, "a");
    }

    @Test
    void values_areAllThatMayBe() {
        Sop mean = Sop.aggregate("mean", ALL, FLAG);
        Sop width = Sop.width("width", ALL);
        Sop inverse = Sop.map("inverse", width, value -> {
            if (value.number() == 0) {
                throw new ArithmeticException("no value");
            }
            return Value.of(1 / value.number());
        });
        ValueSets values = ValueSets.of(program(Sop.pair("both", Sop.map("rounded", mean, value -> Value.of(Math.rint(value.number()))),
                inverse)));
        assertThat(values.of(mean)).containsExactly(Value.of(0), Value.of(1.0 / 3), Value.of(0.5), Value.of(2.0 / 3), Value.of(1));
        assertThat(values.of(width)).containsExactly(Value.of(0), Value.of(1), Value.of(2), Value.of(3));
        assertThat(values.of(inverse)).containsExactly(Value.of(1), Value.of(0.5), Value.of(1.0 / 3));
    }

    @Test
    void numbersSeenThroughRounding_areOne() {
        Sop third = Sop.number("third", Sop.TOKENS, _ -> 0.1 + 0.2);
        Sop sum = Sop.linear("sum", third, 1,
                Sop.number("fraction", Sop.TOKENS, value -> value.equals(Value.of("a")) ? 0 : 0.3 - 0.1 - 0.2), 1);
        assertThat(ValueSets.of(program(sum)).of(sum)).hasSize(1);
    }

    private static Program program(Sop output) {
        return new Program("test", output, LETTERS, 3, Program.Inputs.ANY);
    }

    private static void refused(Sop output, Reason reason, String culprit) {
        assertThatThrownBy(() -> ValueSets.of(program(output))).isInstanceOfSatisfying(RaspException.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.culprit()).isEqualTo(culprit);
            assertThat(refusal).hasMessageContaining(culprit);
        });
    }
}
