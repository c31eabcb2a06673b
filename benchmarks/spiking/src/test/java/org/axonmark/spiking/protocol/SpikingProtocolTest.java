package org.axonmark.spiking.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.axonmark.results.format.EndState.Failure;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Metric;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.graph.Written;
import org.axonmark.task.Outcomes;
import org.axonmark.task.Progress;
import org.axonmark.task.Score;
import org.axonmark.task.SubmissionFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of 4 × 4 whose left or right half is lit, told apart by a small spiking network. */
class SpikingProtocolTest {

    private static final int ITEMS = 60;
    private static final int COUNTED = 10;
    private static final int SIDE = 4;
    private static final ClassMarking HALVES = new ClassMarking(1, 2);
    private static final List<Corruption> CORRUPTIONS =
            List.of(new Corruption(Corruption.Kind.DROP, 1), new Corruption(Corruption.Kind.NOISE, 0.01));

    @TempDir
    private Path folder = Path.of("");

    private static StimulusSet<List<Integer>> images(int timeSteps) {
        HmacStream stream = HmacStream.of(new byte[] {1}, "halves");
        List<StimulusSet.Stimulus<List<Integer>>> stimuli = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            float[] values = new float[timeSteps * SIDE * SIDE];
            int label = i % 2;
            for (int p = 0; p < values.length; p++) {
                boolean lit = p % SIDE / 2 == label;
                values[p] = lit ? 0.7f + 0.3f * (float) stream.nextDouble() : 0;
            }
            stimuli.add(new StimulusSet.Stimulus<>("image-" + i, List.of(label), () -> values));
        }
        return new StimulusSet<>(new SpikingSetup(timeSteps, 1, SIDE, SIDE, 2), false, HALVES, stimuli);
    }

    private static SpikingProtocol<List<Integer>> protocol() {
        return new SpikingProtocol<>(images(1), CORRUPTIONS, COUNTED);
    }

    /** Eight neurons for each half, firing where its mean is above a threshold; two steps, the first of which tells nothing. */
    private static byte[] network(float gain) {
        float[] halves = new float[SIDE * SIDE * 16];
        float[] head = new float[16 * 2];
        for (int neuron = 0; neuron < 16; neuron++) {
            for (int p = 0; p < SIDE * SIDE; p++) {
                halves[p * 16 + neuron] = p % SIDE / 2 == neuron / 8 ? gain : 0;
            }
            head[neuron * 2 + neuron / 8] = 0.5f;
        }
        return new Written(1, SIDE, SIDE).floats("halves", halves, SIDE * SIDE, 16).floats("head", head, 16, 2)
                .filled("threshold", 0.5f).filled("none", 0).longs("step", 1)
                .node("Flatten", "x", "flat").node("MatMul", "flat halves", "charge").node("GreaterOrEqual", "charge threshold", "fires")
                .node("Cast", "fires", "spikes", Written.integer("to", 1)).node("MatMul", "spikes head", "second")
                .node("Mul", "second none", "first").node("Unsqueeze", "first step", "a").node("Unsqueeze", "second step", "b")
                .node("Concat", "a b", "y", Written.integer("axis", 1)).output("y");
    }

    private static List<Double> values(Score score, String metric) {
        return score.itemScores().stream().filter(item -> item.metric().equals(metric)).map(ItemScore::value).toList();
    }

    @Test
    void network_isScoredAndCounted() {
        SpikingProtocol<List<Integer>> protocol = protocol();
        Outcomes outcomes = protocol.ask(Modelled.of(folder, network(0.25f)), new byte[32], Progress.none());
        Score score = protocol.score(outcomes);
        assertThat(values(score, ClassMarking.ACCURACY)).hasSize(ITEMS).containsOnly(1.0);
        assertThat(values(score, "accuracy-drop-1.0")).as("all equal, so the first class").hasSize(ITEMS).contains(0.0, 1.0);
        assertThat(values(score, "accuracy-noise-0.01")).containsOnly(1.0);
        assertThat(values(score, SpikingMetrics.cut(ClassMarking.ACCURACY, 0.5))).as("the first step tells nothing").contains(0.0, 1.0);
        assertThat(values(score, SpikingMetrics.cut(ClassMarking.ACCURACY, 0.75))).containsOnly(1.0);
        // 8 lit pixels times 8 neurons of their half have weights; 8 spikes times one weight.
        assertThat(values(score, "neurobench-1-mac")).hasSize(COUNTED).containsOnly(64.0);
        assertThat(values(score, "neurobench-1-ac")).containsOnly(8.0);
        assertThat(values(score, "spikingjelly-1-mac")).containsOnly(256.0);
        assertThat(values(score, "spikingjelly-1-ac")).containsOnly(16.0);
        assertThat(values(score, "textbook-1-mac")).containsOnly(256.0);
        assertThat(values(score, "textbook-1-ac")).containsOnly(16.0);
        assertThat(values(score, "energy-textbook-45nm-v1-textbook-1").getFirst()).isCloseTo((256 * 4.6 + 16 * 0.9) * 1e-9, within(1e-15));
        double used = 8 * 16 + 8 * 2;
        assertThat(values(score, "energy-horowitz-step-composite-v1-spikingjelly-1").getFirst())
                .isCloseTo((256 * 4.6 + 16 * 0.9 + 24.96 * 4 * (used + 2 * 16)) * 1e-9, within(1e-15));
        assertThat(values(score, SpikingMetrics.SPIKES)).containsOnly(8.0);
        assertThat(values(score, SpikingMetrics.UPDATES)).containsOnly(16.0);
        assertThat(values(score, SpikingMetrics.DENSE)).containsOnly(256.0 + 32);
        assertThat(score.pooled()).containsEntry(SpikingMetrics.UNCOUNTED, 0.0).containsEntry(SpikingMetrics.ACTIVATION_SPARSITY, 0.5)
                .containsEntry(SpikingMetrics.CONNECTION_SPARSITY, 0.5).containsEntry(SpikingMetrics.PARAMETERS, 256.0 + 32)
                .containsEntry(SpikingMetrics.STATE, 64.0).doesNotContainKey(SpikingMetrics.TEMPORAL_SPARSITY);
        assertThat(score.choices()).containsEntry("operations", "counted on 10 items");
    }

    /** What is reported is what is announced, and a score is a function of outcomes alone. */
    @Test
    void scores_areOfTheAnnouncedMetrics() {
        SpikingProtocol<List<Integer>> protocol = protocol();
        Outcomes outcomes = protocol.ask(Modelled.of(folder, network(0.25f)), new byte[32], Progress.none());
        Score score = protocol.score(outcomes);
        Set<String> announced = SpikingMetrics.all(HALVES, CORRUPTIONS).stream().map(Metric::id).collect(Collectors.toSet());
        assertThat(announced).hasSameSizeAs(SpikingMetrics.all(HALVES, CORRUPTIONS));
        assertThat(score.itemScores()).extracting(ItemScore::metric).isSubsetOf(announced);
        assertThat(announced).containsAll(score.pooled().keySet());
        assertThat(protocol().score(outcomes)).isEqualTo(score);
        assertThat(protocol().datasetIdentity()).isEqualTo(protocol.datasetIdentity());
    }

    @Test
    void streams_areShownInTimeSteps() {
        StimulusSet<List<Integer>> streams = images(3);
        SpikingProtocol<List<Integer>> protocol = new SpikingProtocol<>(streams, List.of(), COUNTED);
        float[] head = new float[SIDE * SIDE * 2];
        for (int p = 0; p < SIDE * SIDE; p++) {
            head[p * 2 + p % SIDE / 2] = 1;
        }
        byte[] model = new Written(-1, 1, SIDE, SIDE).floats("head", head, SIDE * SIDE, 2).longs("form", 0, 0, -1)
                .node("Reshape", "x form", "flat").node("MatMul", "flat head", "y").output("y");
        Score score = protocol.score(protocol.ask(Modelled.of(folder, model), new byte[32], Progress.none()));
        assertThat(values(score, ClassMarking.ACCURACY)).containsOnly(1.0);
        assertThat(values(score, SpikingMetrics.cut(ClassMarking.ACCURACY, 0.25))).as("after one of three steps").containsOnly(1.0);
        assertThat(values(score, SpikingMetrics.DENSE)).containsOnly(3.0 * 16 * 2);
    }

    @Test
    void graphThatCannotBeCounted_isScoredButNotMeasured() {
        byte[] model = new Written(1, SIDE, SIDE).filled("table", 1, 100, 2).longs("all", -1, 16).longs("first", 0)
                .node("Reshape", "x all", "flat").node("Gather", "flat first", "pixel", Written.integer("axis", 1))
                .node("Cast", "pixel", "index", Written.integer("to", 7)).node("GatherND", "table index", "y").output("y");
        SpikingProtocol<List<Integer>> protocol = protocol();
        Score score = protocol.score(protocol.ask(Modelled.of(folder, model), new byte[32], Progress.none()));
        assertThat(score.choices().get("operations")).startsWith("not measured: ").contains("GatherND");
        assertThat(values(score, ClassMarking.ACCURACY)).hasSize(ITEMS);
        assertThat(score.pooled()).isEmpty();
        assertThat(values(score, SpikingMetrics.DENSE)).isEmpty();
    }

    @Test
    void muchUncountedWork_leavesOperationsUnranked() {
        byte[] model = new Written(1, SIDE, SIDE).filled("w", 0.5f, 1, SIDE * SIDE, 2, 64).longs("last", 2, 3).longs("inner", 1, 3)
                .node("Flatten", "x", "flat").node("Unsqueeze", "flat last", "column").node("Mul", "column w", "pairs")
                .node("ReduceSum", "pairs inner", "y", Written.integer("keepdims", 0)).output("y");
        SpikingProtocol<List<Integer>> protocol = protocol();
        Score score = protocol.score(protocol.ask(Modelled.of(folder, model), new byte[32], Progress.none()));
        assertThat(score.choices().get("operations")).isEqualTo("unranked: 100.0 % of the work is in no product (allowed: 5 %)");
        assertThat(score.pooled()).containsEntry(SpikingMetrics.UNCOUNTED, 1.0);
        assertThat(values(score, "spikingjelly-1-mac")).isEmpty();
    }

    @Test
    void code_isScoredButNotMeasured() {
        SpikingProtocol<List<Integer>> protocol = protocol();
        Score score = protocol.score(protocol.ask(Modelled.of(folder, () -> new InCode(false)), new byte[32], Progress.none()));
        assertThat(values(score, ClassMarking.ACCURACY)).containsOnly(1.0);
        assertThat(score.choices()).containsEntry("operations", "not measured: the submission has code of its own");
        assertThat(score.pooled()).isEmpty();
    }

    @Test
    void stateThatIsNotReset_fails() {
        assertThatThrownBy(() -> protocol().ask(Modelled.of(folder, () -> new InCode(true)), new byte[32], Progress.none()))
                .isInstanceOfSatisfying(SubmissionFailure.class,
                        failure -> assertThat(failure.failure()).isEqualTo(Failure.NOT_INDUCTIVE))
                .hasMessageContaining("asked again in a fresh worker");
    }

    /** What is counted must be what is scored. */
    @Test
    void graphThatAnswersOtherwiseThanTheScoredRun_fails() {
        Modelled two = Modelled.of(folder, network(0.25f)).showing(network(-0.25f));
        assertThatThrownBy(() -> protocol().ask(two, new byte[32], Progress.none())).isInstanceOf(SubmissionFailure.class)
                .hasMessageContaining("run with its inside in view");
    }

    @Test
    void answersOfAnotherShape_orNotFinite_fail() {
        byte[] three = new Written(1, SIDE, SIDE).filled("w", 1, 16, 3).node("Flatten", "x", "f").node("MatMul", "f w", "y").output("y");
        assertThatThrownBy(() -> protocol().ask(Modelled.of(folder, three), new byte[32], Progress.none()))
                .isInstanceOf(SubmissionFailure.class).hasMessageContaining("[32, 3], not [32, 2]");
        byte[] infinite = new Written(1, SIDE, SIDE).filled("w", 1, 16, 2).filled("none", 0).node("Flatten", "x", "f")
                .node("MatMul", "f w", "m").node("Div", "m none", "y").output("y");
        assertThatThrownBy(() -> protocol().ask(Modelled.of(folder, infinite), new byte[32], Progress.none()))
                .isInstanceOf(SubmissionFailure.class).hasMessageContaining("Infinity");
    }

    /** Tells halves by their sums; with memory, the sum of all images so far decides. */
    private static final class InCode implements SpikingClassifier {

        private final boolean remembers;
        private final float[] sums = new float[2];

        InCode(boolean remembers) {
            this.remembers = remembers;
        }

        @Override
        public void prepare(SpikingSetup setup, Context context) {
            assertThat(setup.classes()).isEqualTo(2);
        }

        @Override
        public FloatTensor classify(FloatTensor stimuli) {
            float[] scores = new float[2 * stimuli.size(0)];
            for (int i = 0; i < stimuli.size(0); i++) {
                if (!remembers) {
                    sums[0] = 0;
                    sums[1] = 0;
                }
                for (int p = 0; p < SIDE * SIDE; p++) {
                    sums[p % SIDE / 2] += stimuli.values()[i * SIDE * SIDE + p];
                }
                System.arraycopy(sums, 0, scores, 2 * i, 2);
            }
            return FloatTensor.of(scores, stimuli.size(0), 2);
        }
    }
}
