package org.axonmark.eeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.axonmark.results.statistics.Means;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;

/**
 * Even if a submission could carry what it saw from one worker to the next, the place of a window would tell it nothing. Features without
 * information may end below chance: what falls to a left-out person by accident is missing from the others, with its sign reversed.
 */
class PositionsTest {

    @Test
    void lookUpByPosition_isNotAboveChance() {
        TransferProtocol protocol = new TransferProtocol(
                Cohorts.synthetic(Preparations.practice()), TransferProtocol.Fold.leaveOneOut(Cohorts.SYNTHETIC_PEOPLE));
        EegEncoder remembering = new Positions(new HashMap<>());
        Outcomes outcomes = protocol.ask(new InProcess<>(() -> remembering), new byte[32], Progress.none());
        assertThat(Means.mean(Summaries.byUnit(protocol.score(outcomes).itemScores(), EegTasks.BALANCED_ACCURACY).values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray())).isLessThan(0.55);
    }

    /** Answers with a window's place in the order of the recordings, had nobody shuffled them, and remembers it by content. */
    private record Positions(Map<Integer, Integer> places) implements EegEncoder {

        @Override
        public void prepare(EegSetup setup, Context context) {
            assertThat(setup.montage()).isNotEmpty();
        }

        @Override
        public FloatTensor embed(FloatTensor windows) {
            int n = windows.size(0);
            int length = windows.count() / n;
            float[] answer = new float[n * 2];
            for (int i = 0; i < n; i++) {
                int content = Arrays.hashCode(Arrays.copyOfRange(windows.values(), i * length, (i + 1) * length));
                int place = places.computeIfAbsent(content, key -> places.size());
                answer[2 * i] = place % 20 < 10 ? -1 : 1;
                answer[2 * i + 1] = place % 2;
            }
            return FloatTensor.of(answer, n, 2);
        }
    }
}
