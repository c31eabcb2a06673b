package org.axonmark.spiking.codes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Task;

/** {@code spiking/sdr@1}: does a probe match what a neuron has stored? Pairs follow from the round's seed, or from the public practice seed. */
public final class SdrTask {

    static final int BLOCKS = 100;
    static final int BLOCK = 10_000;
    static final RoundSeed PRACTICE_SEED = new RoundSeed("axonmark spiking sdr practice seed".getBytes(StandardCharsets.US_ASCII));

    private static final long MEBI = 1 << 20;
    private static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(20), Duration.ofSeconds(60),
            Duration.ofMinutes(10), 64 * MEBI, 64 << 10, 64 * MEBI, 64 * MEBI);
    private static final List<String> PROCEDURE = List.of(
            "A neuron has stored s bits of a code of n; a probe of a active bits matches if it holds at least θ of them. Both sets are drawn, each equally"
                    + " likely: (n, a, s, θ) = (256, 32, 12, 4), (256, 32, 12, 5), (128, 12, 8, 3). Pairs follow from the round's secret seed, %d blocks of"
                            .formatted(BLOCKS)
                    + " %d pairs of each kind, a million in all; the first two kinds share their pairs."
                            .formatted(BLOCK),
            "A pair is shown as [n][3][1][256]: the stored bits, the probe's, and θ ones; codes of 128 bits leave the second half empty. Scores of two"
                    + " classes are returned, no match and match; the greater wins, and of equal ones the first. A bit of each answer is kept.",
            "A block of all kinds is asked again in a fresh worker, mixed and in other batches: at most one answer in %d may differ."
                    .formatted(SdrProtocol.EXCEPTIONS),
            "The rate of matches is set beside its exact probability, and does not rank: who answers by a coin of that probability has the right rate and"
                    + " knows nothing. What ranks is each pair's answer, matches and others weighing alike.",
            "Of a submission that is an ONNX graph alone, %d pairs of each kind are run one at a time with every operand of every product in view, and"
                    .formatted(Pairs.COUNTED)
                    + " operations are counted.");

    private static final TaskCard CARD = new TaskCard(new TaskId("spiking", "sdr", 1), "Matches of sparse codes",
            "Tell whether a probe holds enough of the bits that a neuron has stored, three million times.",
            SpikingClassifier.class.getName(), "block", BLOCKS, Labels.ROUND, true, SdrProtocol.metrics(), "nothing", PROCEDURE, List.of(),
            List.of("S. Ahmad and J. Hawkins, How do neurons operate on sparse distributed representations? A mathematical theory of sparsity,"
                    + " neurons and active dendrites, 2016, arXiv 1601.00720"),
            List.of("spiking-constant", "spiking-sdr-coin", "spiking-sdr-subsampled"), LIMITS, 1);

    private static final Task<SpikingClassifier> TASK = Task.of(CARD, SpikingClassifier.class, SdrTask::prepare);

    private SdrTask() {}

    /** Returns the task. */
    public static Task<SpikingClassifier> task() {
        return TASK;
    }

    private static Protocol<SpikingClassifier> prepare(Preparation preparation) {
        return new SdrProtocol(new Pairs(preparation.roundSeed().map(RoundSeed::new).orElse(PRACTICE_SEED), BLOCKS, BLOCK));
    }
}
