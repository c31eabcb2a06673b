package org.axonmark.eeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.axonmark.results.format.ItemScore;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.Channel;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;
import org.axonmark.spi.eeg.SensorType;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;

/** The protocol on people whose windows hold just two samples: one that is alike in all classes, and the class. */
class TransferProtocolTest {

    private static final int PEOPLE = 10;

    /** So many windows a class that the probe finds the hidden difference at the weakest ridge. */
    private static final int MANY = 200;

    private static final int FEW = 6;

    @Test
    void embeddingsNearInEachValue_thatTellTheProbeAnotherClass_areNotInductive() {
        AtomicInteger workers = new AtomicInteger();
        assertThatThrownBy(() -> protocol(2, MANY)
                .ask(new InProcess<>(() -> new Turning(workers.getAndIncrement() == 0 ? 1 : -1)), new byte[32], Progress.none()))
                .isInstanceOf(SubmissionFailure.class)
                .hasMessageContaining("predicted as another class");
    }

    @Test
    void sameEmbeddings_howeverSmallTheirSignal_areInductive() {
        TransferProtocol protocol = protocol(2, MANY);
        Outcomes outcomes = protocol.ask(new InProcess<>(() -> new Turning(1)), new byte[32], Progress.none());
        assertThat(protocol.score(outcomes).itemScores()).filteredOn(item -> item.metric().equals(EegTasks.BALANCED_ACCURACY))
                .extracting(ItemScore::value)
                .containsOnly(1.0);
    }

    @Test
    void threeClasses_areScoredByWhatThreeClassesHave() {
        TransferProtocol protocol = protocol(3, FEW);
        Outcomes outcomes = protocol.ask(new InProcess<>(OneEach::new), new byte[32], Progress.none());
        Score score = protocol.score(outcomes);
        assertThat(score.itemScores()).extracting(ItemScore::metric).containsOnly(EegTasks.BALANCED_ACCURACY);
        assertThat(score.itemScores()).extracting(ItemScore::value).containsOnly(1.0);
        assertThat(score.pooled()).containsOnlyKeys(EegTasks.POOLED_KAPPA, EegTasks.POOLED_WEIGHTED_F1);
        assertThat(protocol.labelSwap(outcomes, Progress.none()).orElseThrow().mean()).isBetween(0.1, 0.6);
    }

    private static TransferProtocol protocol(int classes, int windowsOfEach) {
        List<Cohort.Person> people = new ArrayList<>();
        for (int p = 0; p < PEOPLE; p++) {
            List<Cohort.Window> windows = new ArrayList<>();
            for (int label = 0; label < classes; label++) {
                for (int w = 0; w < windowsOfEach; w++) {
                    float[] samples = {w % 2 == 0 ? 1 : -1, label};
                    windows.add(new Cohort.Window("person-%d/%d/%d".formatted(p, label, w), label, samples));
                }
            }
            people.add(new Cohort.Person("person-" + p, windows));
        }
        EegSetup setup = new EegSetup(List.of(new Channel("Cz", 0, 0, 1, SensorType.EEG)), 2, 2);
        return new TransferProtocol(new Cohort(setup, people), TransferProtocol.Fold.leaveOneOut(PEOPLE));
    }

    /** Hides the class in the small difference of two large features, which lies within the tolerance either way. */
    private record Turning(int sign) implements EegEncoder {
        @Override
        public void prepare(EegSetup setup, Context context) {
            assertThat(setup.windowSamples()).isEqualTo(2);
        }

        @Override
        public FloatTensor embed(FloatTensor windows) {
            int n = windows.size(0);
            float[] samples = windows.values();
            float[] answer = new float[2 * n];
            for (int i = 0; i < n; i++) {
                float label = samples[2 * i + 1];
                answer[2 * i] = samples[2 * i] + 9.6e-4f * sign * (label - 0.5f);
                answer[2 * i + 1] = samples[2 * i];
            }
            return FloatTensor.of(answer, n, 2);
        }
    }

    /** Gives each class a feature. */
    private record OneEach() implements EegEncoder {
        @Override
        public void prepare(EegSetup setup, Context context) {
            assertThat(setup.windowSamples()).isEqualTo(2);
        }

        @Override
        public FloatTensor embed(FloatTensor windows) {
            int n = windows.size(0);
            float[] answer = new float[3 * n];
            for (int i = 0; i < n; i++) {
                answer[3 * i + (int) windows.values()[2 * i + 1]] = 1;
            }
            return FloatTensor.of(answer, n, 3);
        }
    }
}
