package org.axonmark.eeg;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.axonmark.datasets.eegmat.EegmatData;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Limits;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.TaskCard;
import org.axonmark.results.format.TaskId;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.task.Task;
import org.axonmark.task.TaskProvider;

/** The tasks of the eeg suite. */
public final class EegTasks implements TaskProvider {

    static final String BALANCED_ACCURACY = "balanced-accuracy";
    static final String AUROC = "auroc";
    static final String AVERAGE_PRECISION = "average-precision";
    static final String POOLED_AUROC = "pooled-auroc";
    static final String POOLED_AVERAGE_PRECISION = "pooled-average-precision";
    static final String POOLED_KAPPA = "pooled-kappa";
    static final String POOLED_WEIGHTED_F1 = "pooled-weighted-f1";

    private static final long MEBI = 1 << 20;
    private static final int FIRST_TEST_SUBJECT = 32;
    private static final Limits LIMITS = new Limits(2048 * MEBI, 64, Duration.ofMinutes(10), Duration.ofSeconds(60),
            Duration.ofMinutes(5), 64 * MEBI, 64 << 10, 64 * MEBI, 256 * MEBI);
    private static final List<String> CONTROLS =
            List.of("constant", "random-projection", "band-power", "tangent-space", "band-power-tangent");
    private static final List<Metric> METRICS = List.of(
            metric(BALANCED_ACCURACY, "balanced accuracy", 0, false, 0.5, "Mean of the two classes' recall on one person's"
                    + " windows, predicted where the probe's log-odds are positive; mean over people."),
            metric(AUROC, "AUROC", 0, false, 0.5, "Area under the ROC curve of the log-odds within one person; mean over people."),
            metric(AVERAGE_PRECISION, "average precision", 0, false, 0.5,
                    "Area under precision against recall, not interpolated, within one person; mean over people."),
            metric(POOLED_AUROC, "pooled AUROC", 0, true, 0.5,
                    "AUROC over all test windows at once, as in the literature; shown, never ranked."),
            metric(POOLED_AVERAGE_PRECISION, "pooled average precision", 0, true, 0.5,
                    "Average precision over all test windows at once; shown, never ranked."),
            metric(POOLED_KAPPA, "pooled Cohen's kappa", -1, true, 0, "Agreement over all test windows beyond chance."),
            metric(POOLED_WEIGHTED_F1, "pooled weighted F1", 0, true, 0.5, "F1 of both classes, weighted by their frequency."));
    private static final String PROBE = "The probe: every feature is z-scored on the training windows (population standard"
            + " deviation, 0 taken as 1); binary logistic regression with class weights n/(2 n_k) minimises the weighted log loss"
            + " plus |w|^2/2C with a free intercept, solved to a gradient norm of 1e-6. C is the one of 1e-5, 1e-4, ..., 10 with the"
            + " best mean over five inner folds of training people (the i-th, ascending, into fold i mod 5) of pooled balanced"
            + " accuracy; ties within 1e-12 go to the smaller C; z-scores are refitted on each inner training part.";
    private static final String ASKING = "The encoder is given all windows, shuffled by the evaluation's secret, at least eight"
            + " people in a batch, without label, person or file. A fresh worker is then asked a random quarter again in another"
            + " order and other batch sizes, and each test person alone: 99.9 % of values, and 99 % of each feature's, must agree within"
            + " 1e-3 of the feature's standard deviation, and the probes of the first pass, at each C, must predict the same class for"
            + " 99.9 % of test windows (a change of log-odds within 1e-3 of their standard deviation is none), else the submission is not"
            + " inductive and has no score. The first pass is scored.";
    private static final String EEGMAT = "The recordings: 19 channels in the order Fp1 Fp2 F3 F4 F7 F8 T3 T4 C3 C4 T5 T6 P3 P4 O1"
            + " O2 Fz Cz Pz, microvolts, 500 Hz, no filter. Class 0 is the last 60 s at rest, class 1 the first 60 s of mental"
            + " subtraction, each cut into 15 windows of 4 s.";

    private static final List<Task<?>> TASKS = List.of(fixed(), loso(), synthetic());

    /** Creates the entry point; called by the service loader. */
    public EegTasks() {}

    @Override
    public List<Task<?>> tasks() {
        return TASKS;
    }

    private static Task<?> fixed() {
        List<Integer> training = IntStream.range(0, FIRST_TEST_SUBJECT).boxed().toList();
        List<Integer> test = IntStream.range(FIRST_TEST_SUBJECT, EegmatData.SUBJECTS).boxed().toList();
        TaskCard card = card(new TaskId("eeg", "eegmat-fixed", 1), "Mental arithmetic, published split",
                "Tell rest from mental arithmetic in four people, trained on thirty-two: the split of the literature.",
                test.size(), Labels.OPEN, false, "the 32 training people",
                List.of(EEGMAT, "People 0 to 31 train, 32 to 35 test. Four people are too few for an interval or a rank.",
                        ASKING, PROBE));
        return new TransferTask(card, Cohorts::eegmat, List.of(new TransferProtocol.Fold(training, test)));
    }

    private static Task<?> loso() {
        TaskCard card = card(new TaskId("eeg", "eegmat-loso", 1), "Mental arithmetic, each person left out",
                "Tell rest from mental arithmetic in a person never seen, for each of 36 people.",
                EegmatData.SUBJECTS, Labels.OPEN, false, "the leave-one-subject-out training sets",
                List.of(EEGMAT, "Each person is left out once; the other 35 train.", ASKING, PROBE));
        return new TransferTask(card, Cohorts::eegmat, TransferProtocol.Fold.leaveOneOut(EegmatData.SUBJECTS));
    }

    private static Task<?> synthetic() {
        TaskCard card = card(new TaskId("eeg", "synthetic-loso", 1), "Synthetic load, each person left out",
                "The same protocol on synthetic people made anew for each round, so that no answer can have been looked up.",
                Cohorts.SYNTHETIC_PEOPLE, Labels.ROUND, true, "the leave-one-subject-out training sets and the forward model",
                List.of("Synthetic recordings: 24 people, 19 channels, microvolts, 128 Hz, ten windows of 4 s at rest and ten under"
                        + " load. Six oscillating sources reach the electrodes by distance; load weakens parietal alpha and"
                        + " strengthens frontal theta, differently in each person. All follows from the round's secret seed.",
                        "Each person is left out once; the other 23 train.", ASKING, PROBE));
        return new TransferTask(card, Cohorts::synthetic, TransferProtocol.Fold.leaveOneOut(Cohorts.SYNTHETIC_PEOPLE));
    }

    private static TaskCard card(TaskId id, String title, String summary, int units, Labels labels, boolean synthetic,
            String conditionalOn, List<String> protocol) {
        return new TaskCard(id, title, summary, EegEncoder.class.getName(), "subject", units, labels, synthetic, METRICS,
                conditionalOn, protocol, synthetic ? List.of() : List.of("eegmat@1.0.0"),
                synthetic ? List.of() : EegmatData.DATASET.citations(), CONTROLS, LIMITS, 1);
    }

    private static Metric metric(String id, String title, double lowest, boolean pooled, double chance, String definition) {
        return new Metric(id, title, "share", Direction.HIGHER, lowest, 1, OptionalDouble.of(chance), pooled, definition);
    }
}
