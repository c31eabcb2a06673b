package org.axonmark.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.protocol.FunctionTask;
import org.axonmark.functions.protocol.Question;
import org.axonmark.task.Task;
import org.junit.jupiter.api.Test;

/** A round's seed is random: whatever it is, every task can be made of it. */
class RoundsTest {

    private static final int SEEDS = 12;

    @Test
    void everySeed_makesEveryTask() {
        for (int i = 0; i < SEEDS; i++) {
            Seed seed = new Seed("rounds test, seed %02d".formatted(i).getBytes(StandardCharsets.US_ASCII));
            for (Task<?> task : new FunctionTasks().tasks()) {
                assertThat(((FunctionTask) task).questions().apply(seed)).as(task.card().id() + " of seed " + i)
                        .extracting(Question::id).doesNotHaveDuplicates().hasSizeGreaterThan(100);
            }
        }
    }
}
