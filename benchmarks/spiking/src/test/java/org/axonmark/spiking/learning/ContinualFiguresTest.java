package org.axonmark.spiking.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import org.axonmark.results.format.ItemScore;
import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.submission.continualhlop.ProjectionLearner;
import org.axonmark.submission.continualprototype.PrototypeLearner;
import org.axonmark.submission.continualsgd.GradientLearner;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The README's figures of {@code spiking/continual@1}. Learning takes a minute and more of CPU time. */
@Tag("proof")
class ContinualFiguresTest {

    private static final Protocol<ContinualLearner> PRACTICE = ContinualTask.task()
            .prepare(new Preparation(Path.of("target/no-store"), Optional.empty(), Optional.empty(), Progress.none()));

    private static void shows(Supplier<ContinualLearner> learners, double accuracy, double backward) {
        Score score = PRACTICE.score(PRACTICE.ask(new InProcess<>(learners), new byte[32], Progress.none()));
        assertThat(mean(score, ContinualProtocol.ACCURACY)).isCloseTo(accuracy, within(0.001));
        assertThat(mean(score, ContinualProtocol.BACKWARD)).isCloseTo(backward, within(0.001));
    }

    private static double mean(Score score, String metric) {
        return score.itemScores().stream().filter(item -> item.metric().equals(metric)).mapToDouble(ItemScore::value).average()
                .orElseThrow();
    }

    @Test
    void practice_isTheSame_everywhereAndAlways() {
        assertThat(PRACTICE.datasetIdentity().hex()).isEqualTo("3272f7ead779d0801d0c719131c4a6403dc54505f1186dcfcbb373d3889af2d0");
    }

    @Test
    void plainGradients_forget() {
        shows(GradientLearner::new, 0.5737, -0.0753);
    }

    @Test
    void prototypes_cannotForget() {
        shows(PrototypeLearner::new, 0.6146, 0);
    }

    @Test
    void projection_keepsWhatPlainGradientsLose() {
        shows(ProjectionLearner::new, 0.656, 0.002);
    }
}
