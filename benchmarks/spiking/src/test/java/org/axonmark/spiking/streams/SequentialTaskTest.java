package org.axonmark.spiking.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.protocol.Modelled;
import org.axonmark.spiking.protocol.StimulusSet;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task on streams of pictures. */
class SequentialTaskTest {

    private static final int PICTURE = 784;
    private static final int CLASSES = 10;

    @TempDir
    private Path folder = Path.of("");

    private Protocol<SpikingClassifier> protocol(Optional<byte[]> seed) {
        return SequentialTask.task().prepare(new Preparation(folder, Optional.empty(), seed, Progress.none()));
    }

    private Score score(SpikingClassifier classifier) {
        Protocol<SpikingClassifier> protocol = protocol(Optional.empty());
        return protocol.score(protocol.ask(Modelled.of(folder, () -> classifier), new byte[32], Progress.none()));
    }

    private static List<Double> values(Score score, String metric) {
        return score.itemScores().stream().filter(item -> item.metric().equals(metric)).map(ItemScore::value).toList();
    }

    private static double mean(Score score, String metric) {
        return values(score, metric).stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static StimulusSet<StreamMarking.Truth> practice() {
        return SequentialTask.streams(new RoundSeed(SequentialTask.PRACTICE), FashionMnistData.sample().test());
    }

    @Test
    void streams_areTheSame_everywhereAndAlways_andOthersInARound() {
        assertThat(protocol(Optional.empty()).datasetIdentity().hex())
                .isEqualTo("69078f90b69b113d62074b856f8f2bc691faf61f8816169db124d995a8c4f101");
        assertThat(protocol(Optional.of(new byte[32])).datasetIdentity()).isNotEqualTo(protocol(Optional.empty()).datasetIdentity());
        assertThat(practice().stimuli()).hasSize(SequentialTask.task().card().units());
        assertThat(practice().deadlines()).containsExactly(28, 56, 84);
        assertThat(SequentialTask.task().card().labels()).isEqualTo(Labels.ROUND);
    }

    /** Who finds each picture in a table is right, but not where a pixel is spoilt; and half of the streams stand under each order. */
    @Test
    void aTableOfPictures_isRight_pictureByPicture() {
        Score score = score(new Table(false));
        assertThat(values(score, "accuracy")).hasSize(400).containsOnly(1.0);
        assertThat(values(score, "accuracy-rows")).hasSize(200).containsOnly(1.0);
        assertThat(values(score, "accuracy-permuted")).hasSize(200).containsOnly(1.0);
        assertThat(mean(score, "accuracy-noise-0.1")).as("all of the first class").isBetween(0.06, 0.14);
        assertThat(score.choices().get("operations")).contains("not measured");
    }

    @Test
    void scoresThatWaitForLaterPictures_fail() {
        assertThatThrownBy(() -> score(new Table(true)))
                .isInstanceOfSatisfying(SubmissionFailure.class, failure -> assertThat(failure.failure()).isEqualTo(Failure.NOT_INDUCTIVE))
                .hasMessageContaining("must not depend on what has not been shown yet");
    }

    /** Finds pictures in a table of those of practice; scores of all pictures may hang on the last one's class. */
    private static final class Table implements SpikingClassifier {

        private final boolean waits;
        private final Map<Integer, Integer> labels = new HashMap<>();

        Table(boolean waits) {
            this.waits = waits;
            for (StimulusSet.Stimulus<StreamMarking.Truth> stimulus : practice().stimuli()) {
                float[] values = stimulus.values().get();
                for (int p = 0; p < SequentialTask.PICTURES; p++) {
                    labels.put(key(values, p * PICTURE), stimulus.truth().labels().get(p));
                }
            }
        }

        private static int key(float[] values, int from) {
            return Arrays.hashCode(Arrays.copyOfRange(values, from, from + PICTURE));
        }

        @Override
        public void prepare(SpikingSetup setup, Context context) {
            assertThat(List.of(setup.timeSteps(), setup.channels(), setup.height(), setup.width(), setup.classes()))
                    .containsExactly(84, 28, 1, 1, CLASSES);
        }

        @Override
        public FloatTensor classify(FloatTensor stimuli) {
            int n = stimuli.size(0);
            float[] scores = new float[n * SequentialTask.PICTURES * CLASSES];
            for (int i = 0; i < n * SequentialTask.PICTURES; i++) {
                int label = labels.getOrDefault(key(stimuli.values(), i * PICTURE), 0);
                scores[i * CLASSES + label] = 1;
                if (waits) {
                    scores[i / SequentialTask.PICTURES * SequentialTask.PICTURES * CLASSES] += 0.01f * label;
                }
            }
            return FloatTensor.of(scores, n, SequentialTask.PICTURES, CLASSES);
        }
    }
}
