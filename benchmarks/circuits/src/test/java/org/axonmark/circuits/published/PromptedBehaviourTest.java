package org.axonmark.circuits.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.axonmark.circuits.protocol.Scoring;
import org.axonmark.spi.circuits.PromptPairs;
import org.junit.jupiter.api.Test;

class PromptedBehaviourTest {

    private static final Gpt2Tokens TOKENS = new Gpt2Tokens();

    private static PromptedBehaviour behaviour(String id) {
        return PublishedTask.prompted().stream().filter(named -> named.id().equals(id)).findAny().orElseThrow().prompted();
    }

    /** Tokens that are printed all over the literature. */
    @Test
    void tokens_areGpt2s() {
        assertThat(TOKENS.of("Hello world")).containsExactly(15496, 995);
        assertThat(TOKENS.of("When Mary and John went to the store, John gave a drink to"))
                .containsExactly(2215, 5335, 290, 1757, 1816, 284, 262, 3650, 11, 1757, 2921, 257, 4144, 284);
        assertThat(TOKENS.single(" Mary")).hasValue(5335);
        assertThat(TOKENS.single(" Mary John")).isEmpty();
    }

    @Test
    void indirectObjects_areOfOneLength_andTheThirdNameIsAllThatChanges() {
        PromptedBehaviour behaviour = behaviour("ioi");
        PromptPairs.OfLength pairs = behaviour.pairs().lengths().getFirst();
        assertThat(pairs.count()).isEqualTo(Scoring.PAIRS);
        assertThat(behaviour.length()).isEqualTo(15);
        int subjectFirst = 0;
        for (int p = 0; p < pairs.count(); p++) {
            int[] clean = Arrays.copyOfRange(pairs.clean().values(), 15 * p, 15 * p + 15);
            int[] corrupt = Arrays.copyOfRange(pairs.corrupt().values(), 15 * p, 15 * p + 15);
            int object = behaviour.outputs()[pairs.label().values()[15 * p + 14]];
            int subject = behaviour.outputs()[pairs.wrong().values()[15 * p + 14]];
            assertThat(clean[0]).isEqualTo(Gpt2Tokens.END_OF_TEXT);
            assertThat(Arrays.stream(clean).filter(token -> token == subject)).hasSize(2);
            assertThat(Arrays.stream(clean).filter(token -> token == object)).hasSize(1);
            assertThat(Arrays.stream(corrupt).filter(token -> token == subject)).hasSize(1);
            assertThat(Arrays.mismatch(clean, corrupt)).isEqualTo(10);
            assertThat(Arrays.mismatch(Arrays.copyOfRange(clean, 11, 15), Arrays.copyOfRange(corrupt, 11, 15))).isNegative();
            subjectFirst += clean[2] == subject ? 1 : 0;
        }
        assertThat(subjectFirst).isEqualTo(Scoring.PAIRS / 2);
    }

    @Test
    void yearsAfter_areLabels_andYearsUpToTheBeginningAreWrong() {
        PromptedBehaviour behaviour = behaviour("greater-than");
        PromptPairs.OfLength pairs = behaviour.pairs().lengths().getFirst();
        int length = behaviour.length();
        assertThat(length).isEqualTo(13);
        for (int p = 0; p < pairs.count(); p++) {
            int[] clean = Arrays.copyOfRange(pairs.clean().values(), length * p, length * (p + 1));
            int[] corrupt = Arrays.copyOfRange(pairs.corrupt().values(), length * p, length * (p + 1));
            int at = Arrays.mismatch(clean, corrupt);
            int year = position(behaviour.outputs(), clean[at]);
            assertThat(position(behaviour.outputs(), corrupt[at])).isEqualTo(1);
            assertThat(clean[at - 1]).isEqualTo(clean[length - 1]);
            assertThat(pairs.label().values()[length * (p + 1) - 1]).isGreaterThan(year).isLessThan(100);
            assertThat(pairs.wrong().values()[length * (p + 1) - 1]).isBetween(2, year);
            assertThat(Arrays.stream(pairs.label().values(), length * p, length * (p + 1) - 1)).containsOnly(-1);
        }
    }

    private static int position(int[] outputs, int token) {
        return (int) Arrays.stream(outputs).takeWhile(output -> output != token).count();
    }
}
