package org.axonmark.functions.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.functions.generator.OperatorGenerator;
import org.axonmark.functions.generator.OperatorItem;
import org.axonmark.functions.protocol.InProcess;
import org.axonmark.functions.protocol.Question;
import org.axonmark.functions.protocol.Trial;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.submission.operatorsbattery.BatteryInterpreter;
import org.axonmark.submission.operatorsidentity.IdentityInterpreter;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OperatorTaskTest {

    private static final TaskCard CARD = OperatorTask.task().card();
    private static final List<Question> PRACTICE = OperatorQuestion.of(Trial.PRACTICE);

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
        OperatorGenerator generator = new OperatorGenerator(Trial.PRACTICE);
        for (int i = 0; i < count; i++) {
            OperatorItem item = generator.item(i);
            Map<String, Double> scores = Trial.scores(new OperatorQuestion("item", "unit", 4, item), item.truth().print());
            assertThat(scores.values()).as(item.truth().print()).containsOnly(1.0);
        }
    }

    @Test
    void whatIsNoHypothesis_misses_andWithholdingGainsNothing() {
        for (String text : List.of("", "operator(fourier)", "operator(box)", "numeric x", "operator(box, width = 1e308)",
                "I do not know")) {
            for (Question question : PRACTICE.subList(0, 4)) {
                assertThat(Trial.scores(question, text)).as(text).containsEntry(OperatorTask.PASS, 0.0);
            }
        }
        for (Question question : PRACTICE.subList(0, 4)) {
            assertThat(Trial.scores(question, "").values()).containsOnly(0.0);
        }
    }

    @Test
    void controls_standInTheirOrder() throws Exception {
        List<Question> some = PRACTICE.subList(0, 32);
        double floor = Trial.means(some, new IdentityInterpreter()).getOrDefault(OperatorTask.PASS, Double.NaN);
        double battery = Trial.means(some, new BatteryInterpreter()).getOrDefault(OperatorTask.PASS, Double.NaN);
        assertThat(floor).isLessThan(0.05);
        assertThat(battery).isGreaterThan(0.8);
    }

    @Test
    void scores_areTheSameAgain_andOfEveryMetric() {
        Protocol<FunctionInterpreter> protocol = protocol();
        Outcomes outcomes = protocol.ask(new InProcess(IdentityInterpreter::new), new byte[32], Progress.none());
        Score score = protocol.score(outcomes);
        assertThat(protocol.score(outcomes)).isEqualTo(score);
        List<Summary> summaries = Summaries.of(CARD, score.itemScores(), score.pooled());
        assertThat(summaries).hasSameSizeAs(CARD.metrics()).allMatch(summary -> summary.n() == CARD.units());
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("27636471fd70927dd6cdd908aaddbb824f29d0f32ba0ff2f925f241591f3c104");
    }

    private static Protocol<FunctionInterpreter> protocol() {
        return OperatorTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }
}
