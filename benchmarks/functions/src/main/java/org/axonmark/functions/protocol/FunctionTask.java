package org.axonmark.functions.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

import org.axonmark.functions.generator.Seed;
import org.axonmark.functions.judge.Judge;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;

/**
 * A task of this suite: its questions follow from the round's seed, or from the public practice seed.
 *
 * @param card what anybody may know
 * @param questions makes the questions of a seed, ids unique
 */
public record FunctionTask(TaskCard card, Function<Seed, List<Question>> questions) implements Task<FunctionInterpreter> {

    private static final byte[] PRACTICE = "axonmark functions practice seed".getBytes(StandardCharsets.US_ASCII);
    private static final long MEBI = 1 << 20;

    /** What an evaluation of a task of this suite may use. */
    public static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(10), Duration.ofSeconds(20),
            Duration.ofMinutes(5), 64 * MEBI, 64 << 10, 64 * MEBI, 64 * MEBI);

    @Override
    public Class<FunctionInterpreter> contract() {
        return FunctionInterpreter.class;
    }

    @Override
    public Protocol<FunctionInterpreter> prepare(Preparation preparation) {
        return new FunctionProtocol(questions.apply(new Seed(preparation.roundSeed().orElse(PRACTICE))), Judge.of(System.getenv()));
    }

    /** Returns a metric that is a share, the more the better. */
    public static Metric share(String id, String title, String definition) {
        return new Metric(id, title, "share", Direction.HIGHER, 0, 1, OptionalDouble.empty(), false, definition);
    }
}
