package org.axonmark.functions.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.functions.protocol.Descriptions;
import org.axonmark.functions.protocol.Question;
import org.axonmark.functions.protocol.Trial;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.submission.sequencesbattery.BatteryInterpreter;
import org.axonmark.submission.sequencesidentity.IdentityInterpreter;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.junit.jupiter.api.Test;

class SequenceTaskTest {

    private static final List<Question> PRACTICE = SequenceQuestion.of(Trial.PRACTICE);

    @Test
    void controls_standInTheirOrder_andQueriesHelp() throws Exception {
        List<Question> some = PRACTICE.subList(0, 32);
        Map<String, Double> floor = Trial.means(some, new IdentityInterpreter());
        Map<String, Double> battery = Trial.means(PRACTICE.subList(0, 96), new BatteryInterpreter());
        assertThat(floor.getOrDefault(SequenceTask.EXACT, Double.NaN)).isLessThan(0.05);
        assertThat(battery.getOrDefault(SequenceTask.EXACT, Double.NaN)).isBetween(0.6, 0.95);
        // Each query tells something, and the most are enough.
        assertThat(battery.getOrDefault(SequenceTask.exactAt(8), Double.NaN)).isGreaterThan(0.9)
                .isGreaterThan(battery.getOrDefault(SequenceTask.exactAt(1), Double.NaN) + 0.1);
        // What they say is what they claim.
        assertThat(floor).containsEntry(Descriptions.AGREEMENT, 1.0);
        assertThat(battery).containsEntry(Descriptions.AGREEMENT, 1.0);
    }

    @Test
    void datasetIdentity_isFrozen() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("6b780e405a3705c0919defdba85575d47ab6fb501cb105b4a8ebd4e21298dc95");
    }

    private static Protocol<FunctionInterpreter> protocol() {
        return SequenceTask.task().prepare(new Preparation(Path.of("none"), Optional.empty(), Optional.empty(), Progress.none()));
    }
}
