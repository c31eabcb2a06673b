package org.axonmark.spiking.learning;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Task;

/** {@code spiking/continual@1}: permuted tasks, learnt one after the other; all follows from the round's seed, or from the public practice seed. */
public final class ContinualTask implements Task<ContinualLearner> {

    /** Sequences of an evaluation, the fewest that give an interval. */
    static final int SEQUENCES = 10;

    static final int TASKS = 5;
    static final int TRAINING = 2000;
    static final int TEST = 200;
    static final RoundSeed PRACTICE_SEED = new RoundSeed("axonmark spiking continual practice seed".getBytes(StandardCharsets.US_ASCII));

    private static final long MEBI = 1 << 20;
    private static final Limits LIMITS = new Limits(1024 * MEBI, 64, Duration.ofMinutes(30), Duration.ofSeconds(60),
            Duration.ofMinutes(5), 64 * MEBI, 64 << 10, 64 * MEBI, 64 * MEBI);
    private static final List<String> PROCEDURE = List.of(
            "A learner meets %d tasks one after the other. All are to tell ten kinds of clothes apart; in each the 784 pixels come in an order of its own,"
                    .formatted(TASKS)
                    + " row by row in the first. A task has %d stimuli to learn from, in batches of %d, each shown once, with its class and the task's"
                            .formatted(TRAINING, ContinualProtocol.BATCH)
                    + " number; then %d stimuli of each task so far are asked, mixed, without the task's number."
                            .formatted(TEST),
            "Stimuli are pictures of the sample of Fashion-MNIST that travels with the product, training from its 1 000 training images and test from its"
                    + " 500 test images, each placed, scaled and lit anew. Orders of pixels, pictures and placements follow from the round's secret"
                    + " seed. No test stimulus enters the submission's process with its class.",
            "%d such sequences are learnt, each with orders of its own and by a fresh worker, which is given a seed for all that it draws. One, drawn by the"
                    .formatted(SEQUENCES)
                    + " evaluation's secret, is learnt again by another fresh worker that is asked at its end only, in another order and other batches: at"
                    + " most 2 % of its answers may differ. Who learns from what is asked, or draws from elsewhere, is not scored.",
            "What a learner keeps is not limited but by its memory, and what learning costs is not measured: a learner has code of its own.");

    private static final ContinualTask TASK = new ContinualTask();

    private final TaskCard card = new TaskCard(new TaskId("spiking", "continual", 1), "One task after another",
            "Learn %d tasks of permuted pictures one after the other, each stimulus seen once, and forget none.".formatted(TASKS),
            ContinualLearner.class.getName(), "sequence", SEQUENCES, Labels.ROUND, false,
            ContinualProtocol.metrics(1.0 / FashionMnistData.CLASSES.size()), "the 1 500 pictures of the sample", PROCEDURE, List.of(),
            List.of("D. Lopez-Paz and M. Ranzato, Gradient Episodic Memory for Continual Learning, NeurIPS 2017, arXiv 1706.08840",
                    "M. Xiao et al., Hebbian Learning based Orthogonal Projection for Continual Learning of Spiking Neural Networks, ICLR 2024,"
                            + " arXiv 2402.11984",
                    "H. Xiao, K. Rasul and R. Vollgraf, Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms,"
                            + " 2017, arXiv 1708.07747 (MIT licence)"),
            List.of("spiking-continual-constant", "spiking-continual-sgd", "spiking-continual-prototype"), LIMITS, 1);

    private ContinualTask() {}

    /** Returns the task. */
    public static Task<ContinualLearner> task() {
        return TASK;
    }

    @Override
    public TaskCard card() {
        return card;
    }

    @Override
    public Class<ContinualLearner> contract() {
        return ContinualLearner.class;
    }

    @Override
    public Protocol<ContinualLearner> prepare(Preparation preparation) {
        return new ContinualProtocol(
                new Curriculum(preparation.roundSeed().map(RoundSeed::new).orElse(PRACTICE_SEED), SEQUENCES, TASKS, TRAINING, TEST));
    }
}
