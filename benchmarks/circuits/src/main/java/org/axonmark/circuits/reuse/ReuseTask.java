package org.axonmark.circuits.reuse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.axonmark.circuits.protocol.Seed;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.circuits.Intervention;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;

/** {@code circuits/reuse@1}: its networks follow from the round's seed, or from the public practice seed. */
public final class ReuseTask implements Task<ReuseFinder> {

    /** A multiple of the degrees of overlap. */
    static final int NETWORKS = 30;

    static final Seed PRACTICE_SEED = new Seed("axonmark circuits reuse practice seed".getBytes(StandardCharsets.US_ASCII));

    private static final long MEBI = 1 << 20;

    /** What an evaluation may use. Numbers in plans count with the answers: the vectors that a scaled edge carries are a few MiB a network. */
    private static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(30), Duration.ofMinutes(2),
            Duration.ofMinutes(15), 64 * MEBI, 64 << 10, 64 * MEBI, 256 * MEBI);
    private static final List<String> CONTROLS = List.of("reuse-random", "reuse-norm", "reuse-differs");
    private static final ReuseTask TASK = new ReuseTask();

    private final TaskCard card = new TaskCard(new TaskId("circuits", "reuse", 1), "Heads that two tasks share, and repairs",
            "Tell which heads of a network serve which of two tasks, and mend a damaged copy with at most %d interventions on edges."
                    .formatted(ReuseSubjects.INTERVENTIONS),
            ReuseFinder.class.getName(), "network", NETWORKS, Labels.ROUND, true, ReuseScoring.metrics(), "the law of " + Seed.GENERATOR,
            List.of("Each of %d networks is compiled from two programs with 0 to 4 parts in common, as many networks of each degree, and answers both at"
                    .formatted(NETWORKS)
                    + " outputs of their own. It has at least %d heads, most of which serve neither. All follows from the"
                            .formatted(ReuseSubjects.FEWEST_HEADS)
                    + " round's secret seed. The truth is the compiler's own wiring: the heads at an edge on a path to a task's outputs."
                    + " Beside it stand the heads that matter by themselves under resample ablation.",
                    "The damaged copy is the same network with one or two wrong edges, so that at most %s of its answers are right: an edge has the"
                            .formatted(ReuseSubjects.DAMAGED)
                            + " wrong sign, is two to four times too strong, or its reader hears another writer beside the right one.",
                    "The finder is given both networks, which it can run but not read, and %d pairs of prompts for each task, answered otherwise at the"
                            .formatted(ReuseSubjects.PAIRS)
                            + " positions that are marked. A run of one prompt costs 1, the way back 2 more; the budget is |E|/16 runs of the network"
                            + " and 2 |E| of its damaged copy. Over budget is refused and costs nothing. Networks come to one worker in an order"
                            + " fixed by the evaluation's secret.",
                    "The finder returns a set of heads for each task and at most %d interventions. An intervention names an edge and a scale from -%s"
                            .formatted(ReuseSubjects.INTERVENTIONS, Intervention.MOST)
                            + " to %s: its reader reads so many times what its writer writes, whatever the prompt. The host puts them on the damaged"
                                    .formatted(Intervention.MOST)
                            + " copy and runs it on prompts that the finder has not seen. Answers of the wrong shape end the evaluation as failed."),
            List.of(),
            List.of("J. Merullo, C. Eickhoff and E. Pavlick, Circuit Component Reuse Across Tasks in Transformer Language Models, ICLR 2024, arXiv"
                    + " 2310.08744",
                    "D. Lindner et al., Tracr: Compiled Transformers as a Laboratory for Interpretability, NeurIPS 2023, arXiv 2301.05062"),
            CONTROLS, LIMITS, 1);

    private ReuseTask() {}

    /** Returns the task. */
    public static Task<ReuseFinder> task() {
        return TASK;
    }

    @Override
    public TaskCard card() {
        return card;
    }

    @Override
    public Class<ReuseFinder> contract() {
        return ReuseFinder.class;
    }

    @Override
    public Protocol<ReuseFinder> prepare(Preparation preparation) {
        return new ReuseProtocol(ReuseSubjects.of(preparation.roundSeed().map(Seed::new).orElse(PRACTICE_SEED), NETWORKS));
    }
}
