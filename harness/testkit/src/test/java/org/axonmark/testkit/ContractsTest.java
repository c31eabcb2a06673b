package org.axonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.circuits.Alternate;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.spi.circuits.CircuitScores;
import org.axonmark.spi.circuits.Objective;
import org.axonmark.spi.circuits.Plan;
import org.axonmark.spi.circuits.PromptPairs;
import org.axonmark.spi.circuits.SubjectNetwork;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;
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

    /** Says what it is told to say of a box. */
    private record Saying(Function<BlackBox, String> rule) implements FunctionInterpreter {

        @Override
        public void prepare(Context context) {
            assertThatThrownBy(() -> context.onnx("model.onnx")).hasMessageContaining("no model 'model.onnx'");
        }

        @Override
        public Interpretation interpret(BlackBox box) {
            return Interpretation.of(rule.apply(box), "");
        }
    }

    /** Scores by a rule, given how the network answers the clean prompts of one length. */
    private record Scoring(BiFunction<SubjectNetwork, PromptPairs, double[]> rule) implements CircuitFinder {

        @Override
        public void prepare(Context context) {
            assertThatThrownBy(() -> context.onnx("model.onnx")).hasMessageContaining("no model 'model.onnx'");
        }

        @Override
        public CircuitScores find(SubjectNetwork network, PromptPairs prompts) {
            return CircuitScores.of(rule.apply(network, prompts));
        }
    }

    private static FunctionInterpreterContract interpreter(Function<BlackBox, String> rule) {
        return () -> new Saying(rule);
    }

    private static CircuitFinderContract finder(BiFunction<SubjectNetwork, PromptPairs, double[]> rule) {
        return () -> new Scoring(rule);
    }

    @Nested
    class GoodInterpreter implements FunctionInterpreterContract {

        @Override
        public FunctionInterpreter submission() {
            return new Saying(box -> "numeric " + box.numbers(DoubleTensor.of(new double[] {0}, 1)).values()[0]);
        }
    }

    @Nested
    class GoodFinder implements CircuitFinderContract {

        @Override
        public CircuitFinder submission() {
            return new Scoring((network, prompts) -> {
                network.forward(prompts.lengths().get(0).from(0, 1).clean(), Plan.plain());
                return new double[network.graph().edges().size()];
            });
        }
    }

    @Test
    void interpretersThatOverspendOrSayNothing_fail() {
        assertThatThrownBy(interpreter(box -> " ")::hypothesis_isSaid).isInstanceOf(AssertionError.class);
        assertThatThrownBy(interpreter(box -> "numeric " + box.numbers(DoubleTensor.of(new double[3], 3)).count())::smallBudgets_areKept)
                .isInstanceOf(org.axonmark.spi.functions.BudgetExceededException.class).hasMessageContaining("3 queries, 1 are left");
        assertThatThrownBy(interpreter(box -> "numeric " + box.numbers(DoubleTensor.of(new double[] {3}, 1)).count())::hypothesis_isSaid)
                .isInstanceOf(org.axonmark.spi.functions.InvalidQueryException.class);
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(interpreter(box -> "numeric " + asked.incrementAndGet())::freshOne_saysTheSame)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findersThatMissEdgesOrOverspend_fail() {
        assertThatThrownBy(finder((network, prompts) -> new double[2])::everyEdge_isScored).isInstanceOf(AssertionError.class)
                .hasMessageContaining("one for each edge");
        assertThatThrownBy(finder((network, prompts) -> {
            double[] scores = new double[network.graph().edges().size()];
            scores[1] = Double.NaN;
            return scores;
        })::everyEdge_isScored).isInstanceOf(AssertionError.class).hasMessageContaining("score of edge 1");
        assertThatThrownBy(
                finder((network, prompts) -> network.cache(prompts.lengths().get(1).clean()).outputs().values())::smallBudgets_areKept)
                .isInstanceOf(org.axonmark.spi.circuits.BudgetExceededException.class).hasMessageContaining("costs 5 passes, 4 are left");
    }

    /** Gradients against differences of the objective, for each reader, by writing to it what it reads plus a little. */
    @Test
    void toyNetwork_followsItsObjectiveBack() {
        PromptPairs.OfLength pairs = ToyNetwork.prompts().lengths().get(0).from(1, 2);
        ToyNetwork network = new ToyNetwork(1000);
        var gradients = network.backward(pairs.clean(), Plan.plain(), Objective.of(pairs));
        double step = 1e-6;
        for (int writer = 0; writer < 4; writer++) {
            for (int at = 0; at < pairs.length() * 4; at++) {
                double[] written = new double[pairs.length() * 4];
                for (int i = 0; i < written.length; i++) {
                    written[i] = gradients.written().values()[(i / 4 * 4 + writer) * 4 + i % 4];
                }
                written[at] += step;
                Plan plan = Plan.write(List.of(new Plan.Written(writer, DoubleTensor.of(written, 1, pairs.length(), 4))));
                double slope = (difference(network.forward(pairs.clean(), plan), pairs) - difference(gradients.outputs(), pairs)) / step;
                double expected = 0;
                for (var edge : network.graph().edges()) {
                    expected += edge.writer() == writer ? gradients.read().values()[(at / 4 * 5 + edge.reader()) * 4 + at % 4] : 0;
                }
                assertThat(slope).as("writer %d, number %d", writer, at).isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-4));
            }
        }
    }

    private static double difference(DoubleTensor outputs, PromptPairs.OfLength pairs) {
        double sum = 0;
        for (int i = 0; i < pairs.label().count(); i++) {
            int label = pairs.label().values()[i];
            sum += label < 0 ? 0 : outputs.values()[i * 2 + label] - outputs.values()[i * 2 + pairs.wrong().values()[i]];
        }
        return sum;
    }

    @Test
    void toyNetwork_withAllEdgesCut_readsTheAlternateAlone() {
        PromptPairs.OfLength pairs = ToyNetwork.prompts().lengths().get(0);
        ToyNetwork network = new ToyNetwork(1000);
        var corrupt = network.cache(pairs.corrupt());
        int[] all = java.util.stream.IntStream.range(0, network.graph().edges().size()).toArray();
        assertThat(network.forward(pairs.clean(), Plan.cut(new Alternate.Kept(corrupt.number()), all))).isEqualTo(corrupt.outputs());
        assertThat(network.forward(pairs.clean(), Plan.cut(new Alternate.Zero(), all)).values()).containsOnly(0);
        assertThat(network.forward(pairs.clean(), Plan.plain())).isNotEqualTo(corrupt.outputs());
        assertThat(network.remaining()).isEqualTo(1000 - 12);
    }

    @Test
    void madeUpBoxes_answerEachKind() {
        FunctionSetup text = new FunctionSetup(FunctionKind.STRING, new Domain.Texts("abc", 3), 2, List.of());
        MadeUpBox box = new MadeUpBox(text);
        assertThat(box.texts(List.of("abc", ""))).containsExactly("cba", "");
        assertThat(box.remaining()).isZero();
        assertThatThrownBy(() -> box.activations(List.of("abc"))).isInstanceOf(org.axonmark.spi.functions.InvalidQueryException.class);
        Domain.Words words = new Domain.Words(List.of("cat", "dog"));
        assertThat(new MadeUpBox(new FunctionSetup(FunctionKind.CONCEPT, words, 2, List.of())).activations(List.of("cat", "dog")).values())
                .containsExactly(1, 0);
        assertThat(new MadeUpBox(new FunctionSetup(FunctionKind.RELATION, words, 2, List.of())).texts(List.of("dog")))
                .containsExactly("dog");
        Interval range = new Interval(-1, 1);
        assertThat(new MadeUpBox(new FunctionSetup(FunctionKind.LEARNER, new Domain.Examples(2, 1, range), 2, List.of()))
                .numbers(DoubleTensor.of(new double[] {0, 1, 0, 0.5, 1, 0}, 1, 3, 2)).values()).containsExactly(0.75);
        assertThat(new MadeUpBox(new FunctionSetup(FunctionKind.SEQUENCE, new Domain.Sequences(1, 3, 2, range), 2, List.of()))
                .numbers(DoubleTensor.of(new double[4], 1, 2, 2)).values()).containsExactly(0, 1);
        assertThat(new MadeUpBox(new FunctionSetup(FunctionKind.OPERATOR, new Domain.Grids(2, range, true), 2, List.of()))
                .numbers(DoubleTensor.of(new double[] {3, 4}, 1, 2)).values()).containsExactly(6, 8);
    }
}
