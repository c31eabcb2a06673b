package org.axonmark.spiking.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.task.Progress;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of eight numbers, of which after four and after eight is asked whether the last was above ½. */
class FuturesTest {

    private static final int ITEMS = 40;
    private static final int STEPS = 8;

    @TempDir
    private Path folder = Path.of("");

    private static StimulusSet<List<Integer>> streams(List<Integer> deadlines) {
        HmacStream stream = HmacStream.of(new byte[] {2}, "futures");
        List<StimulusSet.Stimulus<List<Integer>>> stimuli = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            float[] values = new float[STEPS];
            for (int t = 0; t < STEPS; t++) {
                values[t] = (float) stream.nextDouble();
            }
            stimuli.add(new StimulusSet.Stimulus<>("stream-" + i, List.of(values[3] > 0.5 ? 1 : 0, values[7] > 0.5 ? 1 : 0), () -> values));
        }
        return new StimulusSet<>(new SpikingSetup(STEPS, 1, 1, 1, 2, List.of(2, 2)), false, new ClassMarking(2, 2), stimuli, deadlines);
    }

    private Score score(List<Integer> deadlines, int looksAt) {
        SpikingProtocol<List<Integer>> protocol = new SpikingProtocol<>(streams(deadlines), List.of(), 1);
        return protocol.score(protocol.ask(Modelled.of(folder, () -> new Looking(looksAt)), new byte[32], Progress.none()));
    }

    @Test
    void answersFromWhatWasShown_areScored() {
        Score score = score(List.of(4, 8), 3);
        assertThat(score.itemScores()).hasSize(ITEMS).allMatch(item -> item.value() == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7})
    void answersFromWhatHasNotBeenShown_fail(int looksAt) {
        assertThatThrownBy(() -> score(List.of(4, 8), looksAt))
                .isInstanceOfSatisfying(SubmissionFailure.class, failure -> assertThat(failure.failure()).isEqualTo(Failure.NOT_INDUCTIVE))
                .hasMessageContaining("shown again with other steps later on, ")
                .hasMessageContaining("before step 5 (").hasMessageContaining("must not depend on what has not been shown yet");
    }

    @Test
    void aStimulusAsAWhole_mayBeLookedAtAnywhere() {
        assertThat(score(List.of(), 7).itemScores()).hasSize(ITEMS);
    }

    @Test
    void deadlinesBeyondTheSteps_orOfAnotherNumber_areRefused() {
        for (List<Integer> deadlines : List.of(List.of(4), List.of(4, 9), List.of(0, 8), List.of(8, 8))) {
            assertThatThrownBy(() -> streams(deadlines)).hasMessageContaining("to stimuli of 8 steps");
        }
    }

    /** Tells the first place by one of the steps, the second by the last. */
    private record Looking(int step) implements SpikingClassifier {

        @Override
        public void prepare(SpikingSetup setup, Context context) {
            assertThat(setup.answer()).containsExactly(2, 2);
        }

        @Override
        public FloatTensor classify(FloatTensor stimuli) {
            int n = stimuli.size(0);
            float[] scores = new float[4 * n];
            for (int i = 0; i < n; i++) {
                scores[4 * i + 1] = stimuli.values()[i * STEPS + step] - 0.5f;
                scores[4 * i + 3] = stimuli.values()[i * STEPS + STEPS - 1] - 0.5f;
            }
            return FloatTensor.of(scores, n, 2, 2);
        }
    }
}
