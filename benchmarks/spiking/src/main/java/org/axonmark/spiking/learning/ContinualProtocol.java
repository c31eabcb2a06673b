package org.axonmark.spiking.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.AxonmarkException;
import org.axonmark.results.ErrorCode;
import org.axonmark.results.format.Direction;
import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.NullScore;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.results.statistics.Means;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.spi.spiking.ContinualSetup;
import org.axonmark.spiking.score.ContinualLearning;
import org.axonmark.spiking.stimuli.LearningTasks;
import org.axonmark.task.Answer;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;

/**
 * Has a fresh worker learn each sequence of tasks and asks it, after each task, all tasks so far. One sequence, drawn by the evaluation's secret, is learnt
 * again in a fresh worker that is asked at its end only.
 */
final class ContinualProtocol implements Protocol<ContinualLearner> {

    /** Stimuli of a call of learn. */
    static final int BATCH = 20;

    /** One answer in so many may differ when a sequence is learnt again: sums in another order may turn a class that is as good. */
    static final int EXCEPTIONS = 50;

    static final String ACCURACY = "accuracy";
    static final String BACKWARD = "backward-transfer";
    static final String FRESH = "accuracy-fresh";
    static final String FIRST = "accuracy-first-task";

    private static final int ASKED = 100;

    private final Curriculum curriculum;
    private final Sha256 identity;

    ContinualProtocol(Curriculum curriculum) {
        this.curriculum = curriculum;
        this.identity = curriculum.identity();
    }

    /** Returns what is reported. */
    static List<Metric> metrics(double chance) {
        return List.of(
                metric(ACCURACY, "accuracy after all tasks (ACC)", 0, chance,
                        "Mean over all tasks of the share of test stimuli classified rightly after the last task (Lopez-Paz and Ranzato 2017)."),
                metric(BACKWARD, "backward transfer (BWT)", -1, 0,
                        "Mean over all tasks but the last of the accuracy after the last task less that after the task itself: negative where it was"
                                + " forgotten."),
                metric(FRESH, "accuracy when just learnt", 0, chance, "Mean over all tasks of the accuracy right after the task itself."),
                metric(FIRST, "accuracy on the first task at the end", 0, chance, "Accuracy on the first task after the last."));
    }

    private static Metric metric(String id, String title, double lowest, double chance, String definition) {
        return new Metric(id, title, "share", Direction.HIGHER, lowest, 1, OptionalDouble.of(chance), false, definition);
    }

    @Override
    public Sha256 datasetIdentity() {
        return identity;
    }

    @Override
    public Outcomes ask(Candidates<ContinualLearner> candidates, byte[] secret, Progress progress) {
        List<Outcome> outcomes = new ArrayList<>();
        int again = HmacStream.of(secret, "again").nextInt(curriculum.sequences());
        int[] kept = {};
        for (int sequence = 0; sequence < curriculum.sequences(); sequence++) {
            String id = Curriculum.id(sequence);
            try (Candidate<ContinualLearner> candidate = candidates.start(id)) {
                Learning learning = new Learning(candidate, sequence);
                for (int task = 0; task < curriculum.tasks(); task++) {
                    progress.report("learning", (long) sequence * curriculum.tasks() + task,
                            (long) curriculum.sequences() * curriculum.tasks());
                    learning.learn(task);
                    HmacStream order = HmacStream.of(secret, id, Integer.toString(task));
                    long begun = System.nanoTime();
                    int[] answers = learning.ask(task + 1, order, false);
                    outcomes.add(new Outcome(item(sequence, task), IntTensor.of(answers, task + 1, curriculum.test()),
                            System.nanoTime() - begun));
                    kept = sequence == again ? answers : kept;
                }
            }
        }
        try (Candidate<ContinualLearner> candidate = candidates.start(Curriculum.id(again) + " again")) {
            Learning learning = new Learning(candidate, again);
            for (int task = 0; task < curriculum.tasks(); task++) {
                learning.learn(task);
            }
            compare(kept, learning.ask(curriculum.tasks(), HmacStream.of(secret, "again", "order"), true), again);
        }
        return new Outcomes(outcomes);
    }

    private static String item(int sequence, int task) {
        return Curriculum.id(sequence) + "/after-" + task;
    }

    private static void compare(int[] kept, int[] again, int sequence) {
        int other = 0;
        for (int i = 0; i < kept.length; i++) {
            other += kept[i] == again[i] ? 0 : 1;
        }
        if (other > kept.length / EXCEPTIONS) {
            throw new SubmissionFailure(Failure.NOT_INDUCTIVE,
                    ("'%s' learnt again in a fresh worker, asked at its end only and in other batches, gave %d of %d stimuli another class (allowed:"
                            + " 2 %%); what was learnt must follow from the set-up's seed and what was learnt from, and an answer from it and the"
                            + " stimulus alone").formatted(Curriculum.id(sequence), other, kept.length));
        }
    }

    @Override
    public Score score(Outcomes outcomes) {
        Map<String, Outcome> byItem = new HashMap<>();
        outcomes.outcomes().forEach(outcome -> byItem.put(outcome.item(), outcome));
        List<ItemScore> scores = new ArrayList<>();
        for (int sequence = 0; sequence < curriculum.sequences(); sequence++) {
            double[][] accuracies = new double[curriculum.tasks()][];
            for (int task = 0; task < accuracies.length; task++) {
                accuracies[task] = accuracies(sequence, answers(byItem, sequence, task), task + 1);
            }
            double[] fresh = new double[accuracies.length];
            for (int task = 0; task < fresh.length; task++) {
                fresh[task] = accuracies[task][task];
            }
            String id = Curriculum.id(sequence);
            scores.add(new ItemScore(id, id, ACCURACY, ContinualLearning.accuracy(accuracies)));
            scores.add(new ItemScore(id, id, BACKWARD, ContinualLearning.backwardTransfer(accuracies)));
            scores.add(new ItemScore(id, id, FRESH, Means.mean(fresh)));
            scores.add(new ItemScore(id, id, FIRST, accuracies[accuracies.length - 1][0]));
        }
        return new Score(scores, Map.of(), Map.of());
    }

    private double[] accuracies(int sequence, int[] answers, int tasks) {
        LearningTasks stimuli = curriculum.stimuli(sequence);
        double[] accuracies = new double[tasks];
        for (int task = 0; task < tasks; task++) {
            int[] labels = stimuli.of(task, LearningTasks.Part.TEST).labels(0, curriculum.test());
            int right = 0;
            for (int i = 0; i < labels.length; i++) {
                right += answers[task * labels.length + i] == labels[i] ? 1 : 0;
            }
            accuracies[task] = right / (double) labels.length;
        }
        return accuracies;
    }

    private int[] answers(Map<String, Outcome> byItem, int sequence, int task) {
        Outcome outcome = byItem.get(item(sequence, task));
        int classes = curriculum.setup(sequence).classes();
        if (outcome == null || !(outcome.answer() instanceof Answer.Numbers(IntTensor kept))
                || !Arrays.equals(kept.shape(), new int[] {task + 1, curriculum.test()})
                || Arrays.stream(kept.values()).anyMatch(answer -> answer < 0 || answer >= classes)) {
            throw new AxonmarkException(ErrorCode.user("outcomes-other-task"),
                    "the outcomes have no classes of '" + item(sequence, task) + "': they are of another task or data");
        }
        return kept.values();
    }

    @Override
    public Optional<NullScore> labelSwap(Outcomes outcomes, Progress progress) {
        return Optional.empty();
    }

    /** One worker that learns a sequence. */
    private final class Learning {

        private final ContinualLearner learner;
        private final ContinualSetup setup;
        private final LearningTasks stimuli;

        Learning(Candidate<ContinualLearner> candidate, int sequence) {
            this.learner = candidate.submission();
            this.setup = curriculum.setup(sequence);
            this.stimuli = curriculum.stimuli(sequence);
            Candidate.call(() -> {
                learner.prepare(setup, candidate.context());
                return Boolean.TRUE;
            });
        }

        void learn(int task) {
            LearningTasks.Stimuli training = stimuli.of(task, LearningTasks.Part.TRAINING);
            for (int from = 0; from < curriculum.training(); from += BATCH) {
                int count = Math.min(BATCH, curriculum.training() - from);
                FloatTensor values = FloatTensor.of(training.values(from, count), count, setup.inputs());
                IntTensor labels = IntTensor.of(training.labels(from, count), count);
                Candidate.call(() -> {
                    learner.learn(task, values, labels);
                    return Boolean.TRUE;
                });
            }
        }

        /** Asks the first tasks, mixed, and returns the class given to each stimulus, task by task. */
        int[] ask(int tasks, HmacStream draws, boolean otherBatches) {
            int size = setup.inputs();
            float[] all = new float[tasks * curriculum.test() * size];
            for (int task = 0; task < tasks; task++) {
                float[] values = stimuli.of(task, LearningTasks.Part.TEST).values(0, curriculum.test());
                System.arraycopy(values, 0, all, task * values.length, values.length);
            }
            int[] order = draws.permutation(tasks * curriculum.test());
            int[] answers = new int[order.length];
            for (int from = 0; from < order.length;) {
                int count = Math.min(order.length - from, otherBatches ? 1 + draws.nextInt(ASKED) : ASKED);
                float[] batch = new float[count * size];
                for (int i = 0; i < count; i++) {
                    System.arraycopy(all, order[from + i] * size, batch, i * size, size);
                }
                FloatTensor scores = Candidate.call(() -> learner.classify(FloatTensor.of(batch, count, size)));
                check(scores, count);
                for (int i = 0; i < count; i++) {
                    answers[order[from + i]] = best(scores.values(), i * setup.classes());
                }
                from += count;
            }
            return answers;
        }

        private void check(FloatTensor scores, int count) {
            if (!Arrays.equals(scores.shape(), new int[] {count, setup.classes()})) {
                throw new SubmissionFailure(Failure.WRONG_SHAPE, "a batch of %d stimuli was answered with shape %s, not [%d, %d]"
                        .formatted(count, Arrays.toString(scores.shape()), count, setup.classes()));
            }
        }

        /** Returns the class of the greatest score; of equal ones the first. */
        private int best(float[] scores, int at) {
            int best = 0;
            for (int c = 0; c < setup.classes(); c++) {
                if (!Float.isFinite(scores[at + c])) {
                    throw new SubmissionFailure(Failure.NOT_FINITE, "a score is " + scores[at + c] + "; each must be finite");
                }
                best = scores[at + c] > scores[at + best] ? c : best;
            }
            return best;
        }
    }
}
