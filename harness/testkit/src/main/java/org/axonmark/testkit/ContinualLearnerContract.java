package org.axonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.spi.spiking.ContinualSetup;
import org.junit.jupiter.api.Test;

/** What every {@link ContinualLearner} must keep to. Implement it in a test class; its tests are inherited. */
public interface ContinualLearnerContract {

    /** Returns a fresh learner, as a worker constructs it. */
    ContinualLearner submission();

    /** Returns the set-up to try; that of {@code spiking/continual@1}, with two tasks, unless it is overridden. */
    default ContinualSetup setup() {
        return new ContinualSetup(784, 10, 2, 42);
    }

    /** Returns what a worker offers; no models unless it is overridden. */
    default Context context() {
        return Models.none();
    }

    /** Scores have the shape asked for and are finite, after each task. */
    @Test
    default void scores_haveTheShapeAskedFor() throws Exception {
        ContinualLearner learner = prepared();
        for (int task = 0; task < setup().tasks(); task++) {
            learn(learner, task);
            classified(learner, Batches.made(1000, 7, setup().inputs()));
            classified(learner, Batches.made(1000, 1, setup().inputs()));
        }
    }

    /** A fresh learner of the same seed that learns the same, asked at the end only, says the same. */
    @Test
    default void learntAgain_andAskedAtTheEndOnly_answersTheSame() throws Exception {
        FloatTensor asked = Batches.made(1000, 7, setup().inputs());
        ContinualLearner first = prepared();
        ContinualLearner second = prepared();
        for (int task = 0; task < setup().tasks(); task++) {
            learn(first, task);
            classified(first, Batches.copy(asked));
            learn(second, task);
        }
        Batches.agree(classified(second, Batches.copy(asked)), classified(first, Batches.copy(asked)),
                IntStream.range(0, 7).boxed().toList(), "learnt again");
    }

    /** Neither a stimulus's batch nor what was asked before changes its scores. */
    @Test
    default void scores_dependOnTheStimulusAlone() throws Exception {
        FloatTensor asked = Batches.made(1000, 7, setup().inputs());
        ContinualLearner learner = prepared();
        learn(learner, 0);
        FloatTensor all = classified(learner, Batches.copy(asked));
        for (List<Integer> items : List.of(List.of(6), List.of(3, 0), List.of(6, 5, 4, 3, 2, 1, 0))) {
            Batches.agree(classified(learner, Batches.of(asked, items)), all, items, "in a batch of " + items.size());
        }
    }

    /** Batches of one stimulus, of one class, of silence and of the brightest stimulus are learnt and asked. */
    @Test
    default void extremes_areLearntAndAnswered() throws Exception {
        ContinualLearner learner = prepared();
        learner.learn(0, Batches.made(0, 1, setup().inputs()), IntTensor.of(new int[] {setup().classes() - 1}, 1));
        learner.learn(0, Batches.filled(0, 3, setup().inputs()), IntTensor.of(new int[3], 3));
        learner.learn(0, Batches.filled(1, 3, setup().inputs()), IntTensor.of(new int[3], 3));
        classified(learner, Batches.filled(0, 2, setup().inputs()));
        classified(learner, Batches.filled(1, 2, setup().inputs()));
    }

    private ContinualLearner prepared() throws Exception {
        ContinualLearner learner = submission();
        learner.prepare(setup(), context());
        return learner;
    }

    private void learn(ContinualLearner learner, int task) throws Exception {
        for (int batch = 0; batch < 3; batch++) {
            int[] labels = new int[20];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (i + batch) % setup().classes();
            }
            learner.learn(task, Batches.made(100L * task + 20L * batch, labels.length, setup().inputs()),
                    IntTensor.of(labels, labels.length));
        }
    }

    private FloatTensor classified(ContinualLearner learner, FloatTensor stimuli) throws Exception {
        int n = stimuli.size(0);
        FloatTensor scores = learner.classify(stimuli);
        assertThat(scores.shape()).as("shape of scores").containsExactly(n, setup().classes());
        Batches.areFinite(scores);
        return scores;
    }
}
