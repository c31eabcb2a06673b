package org.axonmark.functions.learners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.functions.protocol.Question;
import org.axonmark.functions.protocol.Trial;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.submission.learnersbattery.BatteryInterpreter;
import org.axonmark.submission.learnersmean.MeanInterpreter;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.junit.jupiter.api.Test;

class LearnerTaskTest {

    private static final List<Question> PRACTICE = LearnerQuestion.of(Trial.PRACTICE);

    @Test
    void controls_standInTheirOrder_andQueriesHelp() throws Exception {
        List<Question> some = PRACTICE.subList(0, 32);
        Map<String, Double> floor = Trial.means(some, new MeanInterpreter());
        Map<String, Double> battery = Trial.means(PRACTICE.subList(0, 96), new BatteryInterpreter());
        assertThat(floor.getOrDefault(LearnerTask.PASS, Double.NaN)).isLessThan(0.3);
        assertThat(battery.getOrDefault(LearnerTask.PASS, Double.NaN)).isBetween(0.6, 0.95);
        // Each query tells something, and the most are enough.
        assertThat(battery.getOrDefault(LearnerTask.passAt(8), Double.NaN)).isGreaterThan(0.9)
                .isGreaterThan(battery.getOrDefault(LearnerTask.passAt(1), Double.NaN) + 0.25);
        // What they say is what they claim.
        assertThat(floor).containsEntry(Descriptions.AGREEMENT, 1.0);
        assertThat(battery).containsEntry(Descriptions.AGREEMENT, 1.0);
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("cc6eb0aa46502932e2fbadb2f5f6221d509e2b9e10b013eefde8e421fe0256bd");
    }

    private static Protocol<FunctionInterpreter> protocol() {
        return LearnerTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }
}
