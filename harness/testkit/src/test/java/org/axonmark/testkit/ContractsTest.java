package org.axonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;
import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.spi.spiking.ContinualSetup;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contracts pass what keeps to them and fail what does not. */
class ContractsTest {

    /** Turns a batch into answers of so many numbers an item. */
    private interface Rule {
        float number(FloatTensor batch, int item, int k);
    }

    private static FloatTensor answers(FloatTensor batch, int each, Rule rule) {
        int n = batch.size(0);
        float[] values = new float[n * each];
        for (int i = 0; i < values.length; i++) {
            values[i] = rule.number(batch, i / each, i % each);
        }
        return FloatTensor.of(values, n, each);
    }

    /** The kth number of an item. */
    private static float own(FloatTensor batch, int item, int k) {
        return batch.values()[item * (batch.count() / batch.size(0)) + k];
    }

    /** A submission of each kind that answers by a rule. */
    private record Ruled(int each, Rule rule) implements SpikingClassifier, ContinualLearner, EegEncoder {

        @Override
        public void prepare(SpikingSetup setup, Context context) {
            assertThatThrownBy(() -> context.onnx("model.onnx")).hasMessageContaining("no model 'model.onnx'");
        }

        @Override
        public void prepare(ContinualSetup setup, Context context) {
            assertThat(setup.tasks()).isEqualTo(2);
        }

        @Override
        public void prepare(EegSetup setup, Context context) {
            assertThat(setup.montage()).hasSize(4);
        }

        @Override
        public void learn(int task, FloatTensor stimuli, IntTensor labels) {
            assertThat(labels.count()).isEqualTo(stimuli.size(0));
        }

        @Override
        public FloatTensor classify(FloatTensor stimuli) {
            return answers(stimuli, each, rule);
        }

        @Override
        public FloatTensor embed(FloatTensor windows) {
            return answers(windows, each, rule);
        }
    }

    @Nested
    class GoodClassifier implements SpikingClassifierContract {

        @Override
        public SpikingClassifier submission() {
            return new Ruled(10, ContractsTest::own);
        }
    }

    @Nested
    class GoodLearner implements ContinualLearnerContract {

        @Override
        public ContinualLearner submission() {
            return new Ruled(10, ContractsTest::own);
        }
    }

    @Nested
    class GoodEncoder implements EegEncoderContract {

        @Override
        public EegEncoder submission() {
            return new Ruled(3, ContractsTest::own);
        }
    }

    private static SpikingClassifierContract classifier(int each, Rule rule) {
        return () -> new Ruled(each, rule);
    }

    private static ContinualLearnerContract learner(int each, Rule rule) {
        return () -> new Ruled(each, rule);
    }

    private static EegEncoderContract encoder(int each, Rule rule) {
        return () -> new Ruled(each, rule);
    }

    @Test
    void otherShapes_fail() {
        assertThatThrownBy(classifier(9, ContractsTest::own)::answers_haveTheShapeAskedFor).isInstanceOf(AssertionError.class)
                .hasMessageContaining("axis 1 of an answer");
        assertThatThrownBy(learner(9, ContractsTest::own)::scores_haveTheShapeAskedFor).isInstanceOf(AssertionError.class)
                .hasMessageContaining("shape of scores");
        assertThatThrownBy(encoder(5000, (batch, item, k) -> 0)::embeddings_haveOneLength).isInstanceOf(AssertionError.class)
                .hasMessageContaining("numbers of an embedding");
    }

    @Test
    void answersThatDependOnTheBatch_fail() {
        Rule sizes = (batch, item, k) -> batch.size(0);
        assertThatThrownBy(classifier(10, sizes)::everyStimulus_beginsAtRest).isInstanceOf(AssertionError.class)
                .hasMessageContaining("that item alone");
        assertThatThrownBy(learner(10, sizes)::scores_dependOnTheStimulusAlone).isInstanceOf(AssertionError.class);
        assertThatThrownBy(encoder(10, sizes)::embedding_dependsOnTheWindowAlone).isInstanceOf(AssertionError.class);
    }

    @Test
    void answersThatDependOnWhatWasAskedBefore_fail() {
        AtomicInteger asked = new AtomicInteger();
        Rule counting = (batch, item, k) -> asked.incrementAndGet();
        assertThatThrownBy(classifier(10, counting)::freshOne_answersTheSame).isInstanceOf(AssertionError.class);
        assertThatThrownBy(learner(10, counting)::learntAgain_andAskedAtTheEndOnly_answersTheSame).isInstanceOf(AssertionError.class);
        assertThatThrownBy(encoder(10, counting)::freshOne_embedsTheSame).isInstanceOf(AssertionError.class);
    }

    @Test
    void numbersThatAreNone_fail_atTheExtremesToo() {
        Rule dividing = (batch, item, k) -> 1 / own(batch, item, k);
        assertThatCode(classifier(10, dividing)::answers_haveTheShapeAskedFor).doesNotThrowAnyException();
        assertThatThrownBy(classifier(10, dividing)::extremes_areAnswered).isInstanceOf(AssertionError.class);
        assertThatThrownBy(learner(10, dividing)::extremes_areLearntAndAnswered).isInstanceOf(AssertionError.class);
        assertThatThrownBy(encoder(10, dividing)::silence_isEmbedded).isInstanceOf(AssertionError.class);
    }

    @Test
    void inProcess_givesAFreshSubmissionToEachWorker() {
        AtomicInteger made = new AtomicInteger();
        InProcess<Integer> candidates = new InProcess<>(made::incrementAndGet);
        assertThat(candidates.start("one").submission()).isEqualTo(1);
        assertThat(candidates.start("two").submission()).isEqualTo(2);
        assertThat(candidates.graph()).isEmpty();
    }
}
