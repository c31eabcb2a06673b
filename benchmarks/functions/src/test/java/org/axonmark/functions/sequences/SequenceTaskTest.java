package org.axonmark.functions.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.functions.generator.SequenceGenerator;
import org.axonmark.functions.generator.SequenceItem;
import org.axonmark.functions.protocol.InProcess;
import org.axonmark.functions.protocol.Question;
import org.axonmark.functions.protocol.Trial;
import org.axonmark.results.format.Summary;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.statistics.Summaries;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.submission.sequencesbattery.BatteryInterpreter;
import org.axonmark.submission.sequencesidentity.IdentityInterpreter;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SequenceTaskTest {

    private static final TaskCard CARD = SequenceTask.task().card();
    private static final List<Question> PRACTICE = SequenceQuestion.of(Trial.PRACTICE);

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
        SequenceGenerator generator = new SequenceGenerator(Trial.PRACTICE);
        for (int i = 0; i < count; i++) {
            SequenceItem item = generator.item(i);
            Map<String, Double> scores = Trial.scores(new SequenceQuestion("item", "unit", 4, item), item.truth().print());
            assertThat(scores.values()).as(item.truth().print()).containsOnly(1.0);
        }
    }

    @Test
    void whatIsNoHypothesis_misses_andWithholdingGainsNothing() {
        for (String text : List.of("", "sequence", "sequence differences(v)", "string s", "sequence v" + " | v".repeat(128),
                "I do not know")) {
            for (Question question : PRACTICE.subList(0, 4)) {
                assertThat(Trial.scores(question, text)).as(text).containsEntry(SequenceTask.EXACT, 0.0);
            }
        }
        for (Question question : PRACTICE.subList(0, 4)) {
            assertThat(Trial.scores(question, "").values()).containsOnly(0.0);
        }
    }

    @Test
    void controls_standInTheirOrder() throws Exception {
        List<Question> some = PRACTICE.subList(0, 32);
        double floor = Trial.means(some, new IdentityInterpreter()).getOrDefault(SequenceTask.EXACT, Double.NaN);
        double battery = Trial.means(some, new BatteryInterpreter()).getOrDefault(SequenceTask.EXACT, Double.NaN);
        assertThat(floor).isLessThan(0.05);
        assertThat(battery).isGreaterThan(0.9);
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
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("f363740661a50681065ffb5230cbcc1cd9d27314bcd0aeca970d1c773f19dc0d");
    }

    private static Protocol<FunctionInterpreter> protocol() {
        return SequenceTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }
}
