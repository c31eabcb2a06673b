package org.axonmark.spiking.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.spi.spiking.ContinualSetup;
import org.axonmark.spiking.score.ContinualLearning;
import org.axonmark.spiking.stimuli.LearningTasks;
import org.axonmark.task.Outcome;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.axonmark.testkit.InProcess;
import org.junit.jupiter.api.Test;

/** What a sequence of tasks asks of a learner, and what of a learner's answers is believed. */
class ContinualProtocolTest {

    private static final RoundSeed SEED = new RoundSeed("a seed of these tests".getBytes(StandardCharsets.US_ASCII));
    private static final Curriculum SMALL = new Curriculum(SEED, 2, 3, 30, 20);
    private static final ContinualProtocol PROTOCOL = new ContinualProtocol(SMALL);

    private static Score score(Supplier<ContinualLearner> learners) {
        return PROTOCOL.score(PROTOCOL.ask(new InProcess<>(learners), new byte[32], Progress.none()));
    }

    private static double mean(Score score, String metric) {
        return score.itemScores().stream().filter(item -> item.metric().equals(metric)).mapToDouble(ItemScore::value).average()
                .orElseThrow();
    }

    private static void isRefused(Supplier<ContinualLearner> learners, Failure failure, String says) {
        assertThatThrownBy(() -> score(learners)).isInstanceOfSatisfying(SubmissionFailure.class,
                thrown -> assertThat(thrown.failure()).isEqualTo(failure)).hasMessageContaining(says);
    }

    @Test
    void data_areTheSame_everywhereAndAlways() {
        assertThat(PROTOCOL.datasetIdentity().hex()).isEqualTo("dee777c5e864847153bf5bfbbb14ea9e79a0d7eb5779b75cf29e2a59ff2da410");
        RoundSeed other = new RoundSeed("another seed of these".getBytes(StandardCharsets.US_ASCII));
        assertThat(new Curriculum(other, 1, 2, 1, 1).identity()).isNotEqualTo(new Curriculum(SEED, 1, 2, 1, 1).identity());
    }

    @Test
    void learner_isShownEachPictureOnce_inBatches_andThePicturesOfBothPartsDiffer() {
        LearningTasks.Stimuli training = SMALL.stimuli(0).of(1, LearningTasks.Part.TRAINING);
        assertThat(training.values(0, 20)).as("made anew").isEqualTo(training.values(0, 20));
        assertThat(Arrays.copyOfRange(training.values(0, 2), 784, 1568)).isEqualTo(training.values(1, 1));
        Map<Integer, Integer> each = new HashMap<>();
        for (int label : training.labels(0, 1000)) {
            each.merge(label, 1, Integer::sum);
        }
        assertThat(each).hasSize(10).allSatisfy((label, count) -> assertThat(count).isEqualTo(100));
        assertThat(training.label(1000)).as("the first picture again").isEqualTo(training.label(0));
        assertThat(training.values(1000, 1)).as("placed anew").isNotEqualTo(training.values(0, 1));
        assertThat(SMALL.stimuli(0).of(1, LearningTasks.Part.TEST).values(0, 1)).isNotEqualTo(training.values(0, 1));
        List<Integer> tasks = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        score(() -> new Scripted((seen, values) -> 0) {
            @Override
            public void learn(int task, FloatTensor stimuli, IntTensor labels) {
                tasks.add(task);
                sizes.add(labels.count());
                assertThat(stimuli.shape()).containsExactly(labels.count(), 784);
            }
        });
        assertThat(tasks.subList(0, 6)).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(sizes.subList(0, 4)).containsExactly(20, 10, 20, 10);
        assertThat(tasks).as("two sequences, and one of them again").hasSize(3 * 6);
    }

    @Test
    void knowingAll_isPerfect_andKnowingTheLastTaskAlone_isForgetting() {
        Map<Integer, int[]> truth = truth();
        Score all = score(() -> new Scripted((seen, values) -> known(truth, values)[1]));
        assertThat(mean(all, ContinualProtocol.ACCURACY)).isEqualTo(1);
        assertThat(mean(all, ContinualProtocol.BACKWARD)).isZero();
        Score last = score(() -> new Scripted((seen, values) -> known(truth, values)[0] == seen ? known(truth, values)[1] : 0));
        assertThat(mean(last, ContinualProtocol.FRESH)).isEqualTo(1);
        List<Double> byHand = new ArrayList<>();
        for (int sequence = 0; sequence < SMALL.sequences(); sequence++) {
            double[][] accuracies = {{1}, {0.5, 1}, {share(sequence, 0), share(sequence, 1), 1}};
            byHand.add(ContinualLearning.backwardTransfer(accuracies));
        }
        assertThat(last.itemScores().stream().filter(item -> item.metric().equals(ContinualProtocol.BACKWARD)).map(ItemScore::value))
                .containsExactlyElementsOf(byHand);
        assertThat(mean(last, ContinualProtocol.BACKWARD)).isLessThan(-0.6);
        assertThat(mean(last, ContinualProtocol.ACCURACY)).isEqualTo(1 + mean(last, ContinualProtocol.BACKWARD) * 2 / 3, within(1e-12));
    }

    /** The share of a task's test stimuli that are of the first class. */
    private static double share(int sequence, int task) {
        int[] labels = SMALL.stimuli(sequence).of(task, LearningTasks.Part.TEST).labels(0, SMALL.test());
        return Arrays.stream(labels).filter(label -> label == 0).count() / (double) labels.length;
    }

    /** The task and the class of each test stimulus. */
    private static Map<Integer, int[]> truth() {
        Map<Integer, int[]> truth = new HashMap<>();
        for (int sequence = 0; sequence < SMALL.sequences(); sequence++) {
            for (int task = 0; task < SMALL.tasks(); task++) {
                LearningTasks.Stimuli stimuli = SMALL.stimuli(sequence).of(task, LearningTasks.Part.TEST);
                for (int i = 0; i < SMALL.test(); i++) {
                    truth.put(Arrays.hashCode(stimuli.values(i, 1)), new int[] {task, stimuli.label(i)});
                }
            }
        }
        return truth;
    }

    private static int[] known(Map<Integer, int[]> truth, float[] values) {
        return Objects.requireNonNull(truth.get(Arrays.hashCode(values)));
    }

    @Test
    void oneClassAlways_isAtChance() {
        Score score = score(() -> new Scripted((seen, values) -> 3));
        assertThat(mean(score, ContinualProtocol.ACCURACY)).isBetween(0.02, 0.25);
        assertThat(mean(score, ContinualProtocol.BACKWARD)).isZero();
    }

    @Test
    void whoLearnsFromWhatIsAsked_isRefused() {
        isRefused(() -> new Scripted((seen, values) -> 0) {
            private int asked;

            @Override
            public FloatTensor classify(FloatTensor stimuli) {
                asked += stimuli.size(0);
                return asked > 70 ? scores(stimuli, i -> 1) : scores(stimuli, i -> 0);
            }
        }, Failure.NOT_INDUCTIVE, "asked at its end only");
    }

    @Test
    void whoLooksAtTheBatch_isRefused() {
        isRefused(() -> new Scripted((seen, values) -> 0) {
            @Override
            public FloatTensor classify(FloatTensor stimuli) {
                return scores(stimuli, i -> i % 10);
            }
        }, Failure.NOT_INDUCTIVE, "in other batches");
    }

    @Test
    void whoDrawsFromElsewhereThanTheSeed_isRefused() {
        int[] started = {0};
        isRefused(() -> {
            int draw = started[0]++ % 10;
            return new Scripted((seen, values) -> draw);
        }, Failure.NOT_INDUCTIVE, "the set-up's seed");
        List<Long> seeds = new ArrayList<>();
        score(() -> new Scripted((seen, values) -> 0) {
            @Override
            public void prepare(ContinualSetup setup, Context context) {
                seeds.add(setup.seed());
            }
        });
        assertThat(seeds.subList(0, 2)).doesNotHaveDuplicates().contains(seeds.get(2));
    }

    @Test
    void otherShapes_andNumbersThatAreNone_areRefused() {
        isRefused(() -> new Scripted((seen, values) -> 0) {
            @Override
            public FloatTensor classify(FloatTensor stimuli) {
                return FloatTensor.of(new float[stimuli.size(0)], stimuli.size(0));
            }
        }, Failure.WRONG_SHAPE, "not [20, 10]");
        isRefused(() -> new Scripted((seen, values) -> 0) {
            @Override
            public FloatTensor classify(FloatTensor stimuli) {
                FloatTensor scores = scores(stimuli, i -> 0);
                scores.values()[7] = Float.NaN;
                return scores;
            }
        }, Failure.NOT_FINITE, "NaN");
    }

    @Test
    void outcomesOfAnotherTask_areRefused() {
        Outcomes outcomes = PROTOCOL.ask(new InProcess<>(() -> new Scripted((seen, values) -> 0)), new byte[32], Progress.none());
        List<Outcome> spoilt = new ArrayList<>(outcomes.outcomes());
        spoilt.set(4, new Outcome(spoilt.get(4).item(), IntTensor.of(new int[40], 2, 20), 0));
        assertThat(PROTOCOL.score(new Outcomes(spoilt)).itemScores()).as("of the right shape").hasSize(8);
        spoilt.set(4, new Outcome(spoilt.get(4).item(), IntTensor.of(new int[20], 1, 20), 0));
        assertThatThrownBy(() -> PROTOCOL.score(new Outcomes(spoilt))).hasMessageContaining("sequence-01/after-1");
    }

    @Test
    void card_asksForSequences_ofARound() {
        assertThat(ContinualTask.task().card().units()).isEqualTo(ContinualTask.SEQUENCES).isGreaterThanOrEqualTo(10);
        assertThat(ContinualTask.task().card().labels()).isEqualTo(Labels.ROUND);
        assertThat(ContinualTask.task().card().metrics()).extracting(Metric::id).containsExactly("accuracy", "backward-transfer",
                "accuracy-fresh", "accuracy-first-task");
    }

    /** Answers with a class. */
    private interface Rule {
        int answer(int seen, float[] values);
    }

    /** Gives a stimulus of a batch its class. */
    private interface Choice {
        int of(int number);
    }

    /** A learner that follows a rule of the last task it saw and a stimulus. */
    private static class Scripted implements ContinualLearner {

        private final Rule rule;
        private int seen;

        Scripted(Rule rule) {
            this.rule = rule;
        }

        @Override
        public void prepare(ContinualSetup setup, Context context) {
            assertThat(setup.inputs()).isEqualTo(784);
        }

        @Override
        public void learn(int task, FloatTensor stimuli, IntTensor labels) {
            seen = task;
        }

        @Override
        public FloatTensor classify(FloatTensor stimuli) {
            return scores(stimuli, i -> rule.answer(seen, Arrays.copyOfRange(stimuli.values(), i * 784, (i + 1) * 784)));
        }

        static FloatTensor scores(FloatTensor stimuli, Choice choice) {
            float[] scores = new float[stimuli.size(0) * 10];
            for (int i = 0; i < stimuli.size(0); i++) {
                scores[i * 10 + choice.of(i)] = 1;
            }
            return FloatTensor.of(scores, stimuli.size(0), 10);
        }
    }
}
