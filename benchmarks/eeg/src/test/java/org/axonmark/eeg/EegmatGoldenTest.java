package org.axonmark.eeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;

import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.TaskId;
import org.axonmark.results.statistics.Means;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.submission.bandpower.BandPowerEncoder;
import org.axonmark.submission.constant.ConstantEncoder;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.task.Task;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;

/** Band power on the recordings gives the figures that scikit-learn gave. */
class EegmatGoldenTest {

    private static final double[] SCIKIT_LEARN_AT_C_001 = {
        0.7, 0.8667, 0.5, 0.5, 0.5667, 0.6667, 0.8333, 0.8333, 0.7333, 0.7333, 0.8667, 0.7, 0.4667, 0.5, 0.5, 0.6333, 0.8333,
        0.8667, 0.5, 0.7667, 0.7333, 0.8667, 0.9, 0.8667, 0.8333, 0.8, 0.5667, 0.5, 1.0, 0.4667, 0.5667, 0.8, 0.7333, 0.8, 0.9,
        0.6
    };

    @Test
    void fixedSplit_atC001AndWithNestedC() {
        TransferProtocol protocol = protocol("eegmat-fixed");
        Outcomes outcomes = protocol.ask(new InProcess<>(BandPowerEncoder::new), new byte[32], Progress.none());
        assertFixed(protocol.scoreAt(outcomes, 0.01), 0.7917, 0.8975, 0.9055, 0.5833);
        Score nested = protocol.score(outcomes);
        assertFixed(nested, 0.7750, 0.8675, 0.8806, 0.5500);
        assertThat(nested.choices()).containsEntry("fold-00 C", "1e-01");
    }

    @Test
    void leaveOneOut_atC001AndWithNestedC() {
        TransferProtocol protocol = protocol("eegmat-loso");
        Outcomes outcomes = protocol.ask(new InProcess<>(BandPowerEncoder::new), new byte[32], Progress.none());
        double[] fixedC = balancedAccuracies(protocol.scoreAt(outcomes, 0.01));
        assertThat(fixedC).containsExactly(SCIKIT_LEARN_AT_C_001, within(5e-5));
        assertThat(Means.mean(fixedC)).isCloseTo(0.7083, within(5e-5));
        assertThat(Means.sd(fixedC)).isCloseTo(0.1544, within(5e-5));
        double[] nested = balancedAccuracies(protocol.score(outcomes));
        assertThat(Means.mean(nested)).isCloseTo(0.6861, within(5e-5));
        assertThat(Means.sd(nested)).isCloseTo(0.1606, within(5e-5));
    }

    @Test
    void constantEncoder_isExactlyAtChance() {
        TransferProtocol protocol = protocol("eegmat-fixed");
        Outcomes outcomes = protocol.ask(new InProcess<>(ConstantEncoder::new), new byte[32], Progress.none());
        assertThat(balancedAccuracies(protocol.score(outcomes))).containsOnly(0.5);
    }

    private static void assertFixed(Score score, double accuracy, double auroc, double precision, double kappa) {
        Map<String, Double> pooled = score.pooled();
        assertThat(Means.mean(balancedAccuracies(score))).isCloseTo(accuracy, within(5e-5));
        assertThat(pooled.get(EegTasks.POOLED_AUROC)).isCloseTo(auroc, within(5e-5));
        assertThat(pooled.get(EegTasks.POOLED_AVERAGE_PRECISION)).isCloseTo(precision, within(5e-5));
        assertThat(pooled.get(EegTasks.POOLED_KAPPA)).isCloseTo(kappa, within(5e-5));
    }

    private static double[] balancedAccuracies(Score score) {
        List<ItemScore> items = score.itemScores();
        return Summaries.byUnit(items, EegTasks.BALANCED_ACCURACY).values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static TransferProtocol protocol(String name) {
        for (Task<?> task : new EegTasks().tasks()) {
            TaskId id = task.card().id();
            if (id.name().equals(name)) {
                Protocol<?> protocol = task.prepare(Preparations.recordings());
                return (TransferProtocol) protocol;
            }
        }
        throw new IllegalStateException(name + " for " + EegEncoder.class);
    }
}
