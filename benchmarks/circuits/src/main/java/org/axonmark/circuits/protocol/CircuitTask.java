package org.axonmark.circuits.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import org.axonmark.results.format.TaskCard;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;

/**
 * A task of this suite: its subjects follow from the round's seed, or from the public practice seed.
 *
 * @param card what anybody may know
 * @param subjects makes the subjects of a seed, units unique
 * @param marking makes of a seed what measures what was found of each
 */
public record CircuitTask(TaskCard card, Function<Seed, List<Subject>> subjects, Function<Seed, Marking> marking)
        implements Task<CircuitFinder> {

    private static final byte[] PRACTICE = "axonmark circuits practice seed".getBytes(StandardCharsets.US_ASCII);

    /** Creates a task whose marking needs no seed. */
    public CircuitTask(TaskCard card, Function<Seed, List<Subject>> subjects, Marking marking) {
        this(card, subjects, _ -> marking);
    }

    @Override
    public Class<CircuitFinder> contract() {
        return CircuitFinder.class;
    }

    @Override
    public Protocol<CircuitFinder> prepare(Preparation preparation) {
        Seed seed = new Seed(preparation.roundSeed().orElse(PRACTICE));
        return new CircuitProtocol(seed, subjects.apply(seed), marking.apply(seed), card.mainMetric().id());
    }
}
