package org.axonmark.eeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.statistics.Means;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;
import org.axonmark.submission.bandpower.BandPowerEncoder;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;

class SyntheticTaskTest {

    private final TransferProtocol protocol = protocol(Preparations.practice());

    @Test
    void bandPower_isBetterThanChance_andLabelSwapIsNot() {
        Outcomes outcomes = protocol.ask(new InProcess<>(BandPowerEncoder::new), new byte[32], Progress.none());
        assertThat(mean(protocol.score(outcomes))).isGreaterThan(0.58);
        NullScore swapped = protocol.labelSwap(outcomes, Progress.none()).orElseThrow();
        assertThat(Math.abs(swapped.mean() - 0.5)).isLessThanOrEqualTo(3 * swapped.sd() / Math.sqrt(swapped.draws()));
        assertThat(swapped.p()).isLessThan(0.05);
    }

    @Test
    void sameOutcomesInAnotherOrder_scoreTheSameToTheLastBit() {
        Outcomes outcomes = protocol.ask(new InProcess<>(BandPowerEncoder::new), new byte[32], Progress.none());
        List<Outcome> reversed = new ArrayList<>(outcomes.outcomes()).reversed();
        assertThat(protocol.score(new Outcomes(reversed))).isEqualTo(protocol.score(outcomes));
    }

    @Test
    void withheldAnswer_isRefused() {
        Outcomes outcomes = protocol.ask(new InProcess<>(BandPowerEncoder::new), new byte[32], Progress.none());
        List<Outcome> fewer = outcomes.outcomes().subList(1, outcomes.outcomes().size());
        assertThatThrownBy(() -> protocol.score(new Outcomes(fewer))).isInstanceOf(AxonmarkException.class);
    }

    @Test
    void batches_areShuffledAndOfManyPeople() {
        List<Integer> sizes = new ArrayList<>();
        protocol.ask(new InProcess<>(() -> new Recording(sizes)), new byte[32], Progress.none());
        assertThat(sizes.subList(0, 7)).allMatch(size -> size >= 32);
    }

    @Test
    void anotherRound_isOtherData() {
        Preparation round = new Preparation(Path.of("none"), Optional.empty(), Optional.of(new byte[32]), Progress.none());
        assertThat(protocol(round).datasetIdentity()).isNotEqualTo(protocol.datasetIdentity());
        assertThat(protocol(Preparations.practice()).datasetIdentity()).isEqualTo(protocol.datasetIdentity());
    }

    @Test
    void countingEncoder_isNotInductive() {
        AtomicInteger seen = new AtomicInteger();
        assertThatThrownBy(() -> protocol.ask(new InProcess<>(() -> new Counting(seen)), new byte[32], Progress.none()))
                .isInstanceOf(SubmissionFailure.class)
                .hasMessageContaining("must depend on that window alone");
    }

    private static double mean(Score score) {
        return Means.mean(Summaries.byUnit(score.itemScores(), EegTasks.BALANCED_ACCURACY).values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static TransferProtocol protocol(Preparation preparation) {
        return new TransferProtocol(
                Cohorts.synthetic(preparation), TransferProtocol.Fold.leaveOneOut(Cohorts.SYNTHETIC_PEOPLE));
    }

    /** Writes down how large batches are. */
    private record Recording(List<Integer> sizes) implements EegEncoder {
        @Override
        public void prepare(EegSetup setup, Context context) {
            assertThat(setup.montage()).hasSize(19);
        }

        @Override
        public FloatTensor embed(FloatTensor windows) {
            sizes.add(windows.size(0));
            return FloatTensor.of(new float[windows.size(0)], windows.size(0), 1);
        }
    }

    /** Answers how many windows came before. */
    private record Counting(AtomicInteger seen) implements EegEncoder {
        @Override
        public void prepare(EegSetup setup, Context context) {
            seen.addAndGet(setup.windowSamples());
        }

        @Override
        public FloatTensor embed(FloatTensor windows) {
            float[] answer = new float[windows.size(0)];
            for (int i = 0; i < answer.length; i++) {
                answer[i] = seen.incrementAndGet();
            }
            return FloatTensor.of(answer, answer.length, 1);
        }
    }
}
