package org.axonmark.circuits.compiled;

import java.time.Duration;
import java.util.List;

import org.axonmark.circuits.protocol.CircuitTask;
import org.axonmark.circuits.protocol.Scoring;
import org.axonmark.circuits.protocol.Seed;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.circuits.CircuitFinder;

/** {@code circuits/compiled-edges@1}. */
public final class CompiledEdgesTask {

    static final int NETWORKS = 30;

    private static final long MEBI = 1 << 20;

    /** What an evaluation may use. What a submission sends, plans and scores, is small; what it is sent is not counted. */
    private static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(20), Duration.ofSeconds(60),
            Duration.ofMinutes(10), 64 * MEBI, 64 << 10, 64 * MEBI, 128 * MEBI);

    private static final List<String> CONTROLS = List.of("circuits-random", "circuits-norm", "circuits-patching");

    private CompiledEdgesTask() {}

    /** Returns the task. */
    public static CircuitTask task() {
        TaskCard card = new TaskCard(new TaskId("circuits", "compiled-edges", 1), "Circuits of compiled networks, by edges",
                "Find the edges by which a transformer, compiled from a program, computes it, within |E|/16, |E|/4 or |E| runs.",
                CircuitFinder.class.getName(), "network", NETWORKS, Labels.ROUND, true, Scoring.metrics(), "the law of " + Seed.GENERATOR,
                List.of("Each of %d networks is compiled from a program of the published library (RASP, Weiss et al. 2021; Lindner et al. 2023),"
                        .formatted(NETWORKS)
                        + " with a vocabulary and a longest input of its own, and has %d to %d edges, of which at least 5 are in the circuit and 20"
                                .formatted(CompiledSubjects.FEWEST_EDGES, CompiledSubjects.MOST_EDGES)
                        + " are not. All follows from the round's secret seed. The truth is the compiler's own wiring: a reader reads a writer if"
                        + " the program has it do so, pruned to what lies on a path to the output. No ablation defines it; beside it stands the"
                        + " causal truth under resample ablation, one edge at a time.",
                        "The finder is given a network that it can run but not read, and %d pairs of prompts, lengths drawn evenly; in a pair both"
                                .formatted(Scoring.PAIRS)
                                + " prompts are of one length and answered otherwise at the positions that are marked. A run of one prompt costs 1,"
                                + " the way back 2 more. Over budget is refused and costs nothing. Every network comes at each budget: |E|/16,"
                                + " |E|/4 and |E|, which are ranked, 8 |E|, which is not, and |E|/4 again with other pairs. Each budget's"
                                + " networks come to a fresh worker, which keeps nothing of another's and cannot reach it, in an order fixed by"
                                + " the evaluation's secret.",
                        "The finder returns a score for each edge. Only the order counts; equal scores are taken in all orders, so that scores"
                                + " that are all alike are worth what random orders are on average. An edge at negative infinity is said not to be in"
                                + " the circuit and is never found."),
                List.of(),
                List.of("D. Lindner et al., Tracr: Compiled Transformers as a Laboratory for Interpretability, NeurIPS 2023, arXiv 2301.05062",
                        "A. Conmy et al., Towards Automated Circuit Discovery for Mechanistic Interpretability, NeurIPS 2023, arXiv 2304.14997"),
                CONTROLS, LIMITS, 1);
        return new CircuitTask(card, seed -> CompiledSubjects.of(seed, NETWORKS), Scoring::mark);
    }
}
