package org.axonmark.circuits.rasp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;

import org.axonmark.circuits.library.ProgramLibrary;
import org.axonmark.circuits.rasp.RaspException.Reason;
import org.axonmark.circuits.rasp.Selector.Composite;
import org.axonmark.circuits.rasp.Sop.Aggregate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTest {

    /** Inputs and outputs worked out by hand; "-" is no value. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "reverse | 1 2 3 | 3 2 1",
        "sort | 3 1 2 1 | 1 1 2 3",
        "sort_unique | 5 2 6 1 | 1 2 5 6",
        "sort_freq | a b b c c | b b c c a",
        "hist | a b a c | 2 1 2 1",
        "shift | a b c | - a b",
        "frac_prevs | a b b c | 0 0.5 0.6666666666666666 0.5",
        "detect_pattern | a b c a b c | - - true false false true",
        "pair_balance | ( ) ) a | 1 0 -0.3333333333333333 -0.25",
        "shuffle_dyck | ( ( ) ) | true true true true",
        "shuffle_dyck | ) ( ( ) | false false false false",
        "shuffle_dyck_2 | a c b d | true true true true",
        "shuffle_dyck_2 | a c b b | false false false false",
        "unique_tokens | a b a c | a b - c",
        "oscillation | 1 3 2 4 5 | - true true false -",
        "ends_mean | 1 9 4 | 2.5 2.5 2.5",
        "most_of_three | a c c b | c c c c",
        "most_of_three | b b c a | b b b b",
        "contains_three | a c a | 2 2 2",
        "before_and_after | a b a a | false false false true",
        "bracket_depth | a a b b b | 1 2 1 0 -",
        "inversions | 3 1 2 | 2 1 1",
        "palindrome | a b a | true true true",
        "palindrome | a b b | false false false",
        "majority_window | a a b b | true true false false",
        "position_of_pair | c b a b a | 2 2 2 2 2",
        "position_of_pair | a b c | - - -",
        "neighbours_sum | 1 2 3 3 | - 0 1 -",
        "local_peak | 1 3 2 | - true -",
        "second_difference | 0 2 1 | - -3 -",
        "vote_gate | b a b | true true true",
        "vote_gate_before | b a b | false false true",
        "vote_gate_mixed | a a a | true true true",
        "vote_gate_mixed | a b a | false false false",
    })
    void programs_giveWhatTheySay(String name, String input, String output) {
        Program program = ProgramLibrary.program(name).program();
        List<Value> tokens = Stream.of(input.split(" "))
                .map(text -> program.vocabulary().stream().filter(value -> value.toString().equals(text)).findFirst().orElseThrow())
                .toList();
        List<@Nullable Value> given = Interpreter.run(program, tokens);
        assertThat(given.stream().map(value -> value == null ? "-" : value.toString()).toList()).isEqualTo(List.of(output.split(" ")));
    }

    @Test
    void compositeSelectorsAndFallbacks_areInterpreted() {
        Selector before = Selector.where("before", Sop.INDICES, Sop.INDICES, (key, query) -> key.number() < query.number());
        Selector same = Selector.equal("same", Sop.TOKENS, Sop.TOKENS);
        Sop seen = Sop.width("seen", new Composite("both", true, before, same));
        Sop either = Sop.width("either", new Composite("either", false, before, same));
        Sop last = new Aggregate("last", Selector.where("just_before", Sop.INDICES, Sop.INDICES,
                (key, query) -> key.number() + 1 == query.number()), Sop.TOKENS, Value.of("none"));
        Program program = new Program("test", Sop.pair("all", Sop.pair("counts", seen, either), last),
                List.of(Value.of("a"), Value.of("b")), 3, Program.Inputs.ANY);
        assertThat(Interpreter.run(program, List.of(Value.of("a"), Value.of("a"), Value.of("b")))).containsExactly(
                triple(0, 2, "none"), triple(1, 2, "a"), triple(0, 3, "a"));
    }

    @Test
    void meansOfDifferentTokens_areRefused() {
        Sop any = Sop.aggregate("any", Selector.where("all", Sop.INDICES, Sop.INDICES, (_, _) -> true), Sop.TOKENS);
        Program program = new Program("test", any, List.of(Value.of("a"), Value.of("b")), 3, Program.Inputs.ANY);
        assertThat(Interpreter.run(program, List.of(Value.of("a"), Value.of("a")))).containsOnly(Value.of("a"));
        assertThatThrownBy(() -> Interpreter.run(program, List.of(Value.of("a"), Value.of("b"))))
                .isInstanceOfSatisfying(RaspException.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.AMBIGUOUS_AGGREGATE);
                    assertThat(refusal.culprit()).isEqualTo("any");
                });
    }

    @Test
    void inputs_areChecked() {
        Program program = ProgramLibrary.program("sort_unique").program(5, 3);
        refused(program, List.of());
        refused(program, List.of(Value.of(1), Value.of(2), Value.of(3), Value.of(4)));
        refused(program, List.of(Value.of(6)));
        refused(program, List.of(Value.of(1), Value.of(1)));
        assertThatThrownBy(() -> ProgramLibrary.program("sort_unique").program(3, 4)).isInstanceOf(RaspException.class);
        assertThatThrownBy(() -> ProgramLibrary.program("hist").program(3, 65)).isInstanceOf(RaspException.class);
        assertThatThrownBy(() -> ProgramLibrary.program("nothing")).isInstanceOf(RaspException.class).hasMessageContaining("nothing");
    }

    private static void refused(Program program, List<Value> input) {
        assertThatThrownBy(() -> Interpreter.run(program, input)).isInstanceOfSatisfying(RaspException.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(Reason.INPUT));
    }

    private static Value triple(int seen, int either, String last) {
        return new Value.Pair(new Value.Pair(Value.of(seen), Value.of(either)), Value.of(last));
    }
}
