package org.axonmark.functions.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.functions.protocol.Question;
import org.axonmark.functions.protocol.Trial;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.submission.operatorsbattery.BatteryInterpreter;
import org.axonmark.submission.operatorsidentity.IdentityInterpreter;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.junit.jupiter.api.Test;

class OperatorTaskTest {

    private static final List<Question> PRACTICE = OperatorQuestion.of(Trial.PRACTICE);

    @Test
    void controls_standInTheirOrder() throws Exception {
        List<Question> some = PRACTICE.subList(0, 32);
        Map<String, Double> floor = Trial.means(some, new IdentityInterpreter());
        Map<String, Double> battery = Trial.means(some, new BatteryInterpreter());
        assertThat(floor.getOrDefault(OperatorTask.PASS, Double.NaN)).isLessThan(0.05);
        assertThat(battery.getOrDefault(OperatorTask.PASS, Double.NaN)).isGreaterThan(0.8);
        // What they say is what they claim.
        assertThat(floor).containsEntry(Descriptions.AGREEMENT, 1.0);
        assertThat(battery).containsEntry(Descriptions.AGREEMENT, 1.0);
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("27636471fd70927dd6cdd908aaddbb824f29d0f32ba0ff2f925f241591f3c104");
    }

    private static Protocol<FunctionInterpreter> protocol() {
        return OperatorTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }
}
