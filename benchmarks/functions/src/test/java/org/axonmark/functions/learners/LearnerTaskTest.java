package org.axonmark.functions.learners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.functions.generator.LearnerGenerator;
import org.axonmark.functions.generator.LearnerItem;
import org.axonmark.functions.protocol.InProcess;
import org.axonmark.functions.protocol.Question;
import org.axonmark.functions.protocol.Trial;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.submission.learnersbattery.BatteryInterpreter;
import org.axonmark.submission.learnersmean.MeanInterpreter;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LearnerTaskTest {

    private static final TaskCard CARD = LearnerTask.task().card();
    private static final List<Question> PRACTICE = LearnerQuestion.of(Trial.PRACTICE);

    @Test
    void truthItself_isRight() {
        truthIsRight(300);
    }

    @Test
    @Tag("proof")
    void truthItself_isRightOnTenThousand() {
        truthIsRight(10_000);
    }

    private static void truthIsRight(int count) {
        LearnerGenerator generator = new LearnerGenerator(Trial.PRACTICE);
        for (int i = 0; i < count; i++) {
            LearnerItem item = generator.item(i);
            Map<String, Double> scores = Trial.scores(new LearnerQuestion("item", "unit", 4, item), item.truth().print());
            assertThat(scores.values()).as(item.truth().print()).containsOnly(1.0);
        }
    }

    @Test
    void whatIsNoHypothesis_misses_andWithholdingGainsNothing() {
        for (String text : List.of("", "learner(svm)", "learner(ridge)", "numeric x", "learner(descent, steps = 256, rate = 1e300)",
                "I do not know")) {
            for (Question question : PRACTICE.subList(0, 4)) {
                assertThat(Trial.scores(question, text)).as(text).containsEntry(LearnerTask.PASS, 0.0);
            }
        }
        for (Question question : PRACTICE.subList(0, 4)) {
            assertThat(Trial.scores(question, "").values()).containsOnly(0.0);
        }
    }

    @Test
    void controls_standInTheirOrder() throws Exception {
        List<Question> some = PRACTICE.subList(0, 32);
        double floor = Trial.means(some, new MeanInterpreter()).getOrDefault(LearnerTask.PASS, Double.NaN);
        double battery = Trial.means(some, new BatteryInterpreter()).getOrDefault(LearnerTask.PASS, Double.NaN);
        assertThat(floor).isLessThan(0.3);
        assertThat(battery).isGreaterThan(0.9);
    }

    @Test
    void scores_areTheSameAgain_andOfEveryMetric() {
        Protocol<FunctionInterpreter> protocol = protocol();
        Outcomes outcomes = protocol.ask(new InProcess(MeanInterpreter::new), new byte[32], Progress.none());
        Score score = protocol.score(outcomes);
        assertThat(protocol.score(outcomes)).isEqualTo(score);
        List<Summary> summaries = Summaries.of(CARD, score.itemScores(), score.pooled());
        assertThat(summaries).hasSameSizeAs(CARD.metrics()).allMatch(summary -> summary.n() == CARD.units());
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("fa97df0a4dfa67d0c0268310dee45c340725f0301d50e8dd85dbd2482085b29a");
    }

    private static Protocol<FunctionInterpreter> protocol() {
        return LearnerTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }
}
