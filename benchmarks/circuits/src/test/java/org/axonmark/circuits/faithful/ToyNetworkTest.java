package org.axonmark.circuits.faithful;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.axonmark.circuits.faithful.Behaviour.Example;
import org.axonmark.circuits.network.Prompts;
import org.axonmark.circuits.network.Transformer;
import org.axonmark.results.statistics.HmacStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks are what their cards say, in this suite's own arithmetic and on prompts that training never checked. */
class ToyNetworkTest {

    private static final double LEAST = 0.93;
    private static final int PROMPTS = 200;

    private final HmacStream stream = HmacStream.of("toy network prompts".getBytes(StandardCharsets.US_ASCII));

    static List<String> networks() {
        return ToyNetwork.names();
    }

    private List<Example> examples(Behaviour behaviour) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < PROMPTS; i++) {
            examples.add(behaviour.draw(stream));
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("networks")
    void network_answersRightly(String name) {
        ToyNetwork toy = ToyNetwork.named(name);
        Behaviour behaviour = toy.behaviour();
        assertThat(name).startsWith(behaviour.id());
        List<Example> examples = examples(behaviour);
        int[] answers = answers(toy.transformer(), examples.stream().map(Example::clean).toArray(int[][]::new));
        int[] ofCorrupt = answers(toy.transformer(), examples.stream().map(Example::corrupt).toArray(int[][]::new));
        double right = 0;
        double other = 0;
        for (int i = 0; i < PROMPTS; i++) {
            right += Arrays.binarySearch(examples.get(i).right(), answers[i]) >= 0 ? 1.0 / PROMPTS : 0;
            int answer = ofCorrupt[i];
            other += Arrays.stream(examples.get(i).other()).anyMatch(output -> output == answer) ? 1.0 / PROMPTS : 0;
        }
        assertThat(toy.accuracy()).as("accuracy on the card").isGreaterThanOrEqualTo(LEAST);
        assertThat(right).as("accuracy").isGreaterThanOrEqualTo(LEAST);
        assertThat(other).as("accuracy on corrupt prompts").isGreaterThanOrEqualTo(LEAST);
    }

    private static int[] answers(Transformer network, int[][] prompts) {
        int outputs = network.shape().outputs();
        double[] logits = network.run(new Prompts(prompts)).logits();
        int[] answers = new int[prompts.length];
        for (int i = 0; i < answers.length; i++) {
            int at = ((i + 1) * prompts[i].length - 1) * outputs;
            for (int k = 1; k < outputs; k++) {
                answers[i] = logits[at + k] > logits[at + answers[i]] ? k : answers[i];
            }
        }
        return answers;
    }

    /** What is right and what is wrong is worked out from the tokens anew. */
    @ParameterizedTest
    @EnumSource
    void prompts_areWhatTheBehaviourSays(Behaviour behaviour) {
        for (Example example : examples(behaviour)) {
            int[] clean = example.clean();
            assertThat(clean).hasSize(behaviour.length()).hasSameSizeAs(example.corrupt());
            assertThat(Arrays.stream(clean)).allMatch(token -> token >= 0 && token < behaviour.tokens());
            assertThat(example.wrong()).isNotEmpty().doesNotContain(example.right());
            switch (behaviour) {
                case OBJECT -> {
                    assertThat(clean[5]).isIn(clean[1], clean[3]).isEqualTo(example.wrong()[0]);
                    assertThat(example.right()).containsExactly(clean[1] + clean[3] - clean[5]);
                    assertThat(example.corrupt()[5]).isNotIn(clean[1], clean[3]).isLessThan(behaviour.outputs());
                    assertThat(example.corrupt()).startsWith(Arrays.copyOf(clean, 5)).endsWith(Arrays.copyOfRange(clean, 6, 9));
                }
                case DOCSTRING -> {
                    assertThat(example.right()).containsExactly(left(clean)).doesNotContain(left(example.corrupt()));
                    assertThat(example.wrong()).containsExactly(left(example.corrupt()));
                    assertThat(Arrays.copyOfRange(clean, 3, 6)).doesNotContain(Arrays.copyOfRange(example.corrupt(), 3, 6));
                }
                case LATER -> {
                    assertThat(example.right()).contains(99).doesNotContain(clean[5]).hasSize(99 - clean[5]);
                    assertThat(example.wrong()).contains(2, clean[5]).hasSize(clean[5] - 1);
                    assertThat(example.corrupt()[5]).isEqualTo(1);
                }
            }
        }
    }

    /** Returns the argument that is not described. */
    private static int left(int[] tokens) {
        return tokens[3] + tokens[4] + tokens[5] - tokens[8] - tokens[10];
    }
}
