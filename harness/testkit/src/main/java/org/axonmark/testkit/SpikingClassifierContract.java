package org.axonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.junit.jupiter.api.Test;

/** What every {@link SpikingClassifier} must keep to. Implement it in a test class; its tests are inherited. */
public interface SpikingClassifierContract {

    /** Returns a fresh classifier, as a worker constructs it. */
    SpikingClassifier submission();

    /** Returns the set-up to try; that of the tasks of still images unless it is overridden. */
    default SpikingSetup setup() {
        return new SpikingSetup(1, 1, 28, 28, 10);
    }

    /** Returns what a worker offers; no models unless it is overridden. */
    default Context context() {
        return Models.none();
    }

    /** Answers have the shape that was asked for and are finite. */
    @Test
    default void answers_haveTheShapeAskedFor() throws Exception {
        answered(stimuli(6));
        answered(stimuli(1));
    }

    /** A fresh classifier says the same. */
    @Test
    default void freshOne_answersTheSame() throws Exception {
        Batches.agree(answered(stimuli(6)), answered(stimuli(6)), List.of(0, 1, 2, 3, 4, 5), "by a fresh one");
    }

    /** Neither a stimulus's batch nor what came before it changes its answer. */
    @Test
    default void everyStimulus_beginsAtRest() throws Exception {
        FloatTensor stimuli = stimuli(6);
        SpikingClassifier classifier = prepared();
        FloatTensor all = classifier.classify(Batches.copy(stimuli));
        for (List<Integer> items : List.of(List.of(5), List.of(3, 0), List.of(4, 1, 2), List.of(5, 4, 3, 2, 1, 0))) {
            Batches.agree(classifier.classify(Batches.of(stimuli, items)), all, items, "in a batch of " + items.size());
        }
    }

    /** Silence and the brightest stimulus are answered with finite numbers. */
    @Test
    default void extremes_areAnswered() throws Exception {
        int[] shape = stimuli(2).shape();
        answered(Batches.filled(0, shape));
        answered(Batches.filled(1, shape));
    }

    private FloatTensor stimuli(int n) {
        SpikingSetup setup = setup();
        return Batches.made(0, n, setup.timeSteps(), setup.channels(), setup.height(), setup.width());
    }

    private SpikingClassifier prepared() throws Exception {
        SpikingClassifier classifier = submission();
        classifier.prepare(setup(), context());
        return classifier;
    }

    private FloatTensor answered(FloatTensor stimuli) throws Exception {
        int n = stimuli.size(0);
        List<Integer> axes = setup().answer();
        FloatTensor answers = prepared().classify(stimuli);
        int before = answers.rank() - axes.size();
        assertThat(before).as("axes of an answer before %s: the batch, or the batch and steps", axes).isBetween(1, 2);
        assertThat(answers.size(0)).as("answers to a batch").isEqualTo(n);
        for (int axis = 0; axis < axes.size(); axis++) {
            assertThat(answers.size(before + axis)).as("axis %d of an answer", before + axis).isEqualTo(axes.get(axis));
        }
        Batches.areFinite(answers);
        return answers;
    }
}
