package org.axonmark.spiking.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.Metric;
import org.axonmark.results.format.Sha256;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.graph.Written;
import org.axonmark.spiking.protocol.Marking;
import org.axonmark.spiking.protocol.Modelled;
import org.axonmark.spiking.protocol.SpikingProtocol;
import org.axonmark.spiking.protocol.StimulusSet;
import org.axonmark.spiking.stimuli.Scene;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.RoundSeed;
import org.axonmark.task.Score;
import org.axonmark.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tasks on scenes, asked of perfect, empty and small networks. */
class SceneTaskTest {

    private static final RoundSeed SEED = new RoundSeed("scenes of a test".getBytes(StandardCharsets.UTF_8));
    private static final int FEW = 40;
    private static final SceneTask<?> SEGMENTATION = (SceneTask<?>) SceneTask.segmentation();
    private static final SceneTask<?> DETECTION = (SceneTask<?>) SceneTask.detection();

    @TempDir
    private Path folder = Path.of("");

    private Sha256 identity(Task<SpikingClassifier> task, Optional<byte[]> round) {
        return task.prepare(new Preparation(folder, Optional.empty(), round, Progress.none())).datasetIdentity();
    }

    private <T> Score score(SceneTask<T> task, Modelled candidates) {
        SpikingProtocol<T> protocol = new SpikingProtocol<>(task.scenes(SEED, FEW), List.of(), 5);
        return protocol.score(protocol.ask(candidates, new byte[32], Progress.none()));
    }

    private static double mean(Score score, String metric) {
        return score.itemScores().stream().filter(item -> item.metric().equals(metric)).mapToDouble(ItemScore::value).average()
                .orElseThrow();
    }

    @Test
    void practice_isTheSameEverywhereAndAlways_andARoundIsAnother() {
        assertThat(identity(SceneTask.segmentation(), Optional.empty()).hex())
                .isEqualTo("eaaa789ed45274d86b9f51a56b6a9cd350f89b361859bc6421868789f1018a68");
        assertThat(identity(SceneTask.detection(), Optional.empty()).hex())
                .isEqualTo("9bb4daad7fc4c18c6b40f7e70841127bc44dff4ef398e526d30f9057fdc9f9b2");
        assertThat(identity(SceneTask.segmentation(), Optional.of(new byte[32])).hex())
                .isEqualTo(identity(SceneTask.segmentation(), Optional.of(new byte[32])).hex())
                .isNotEqualTo(
                        identity(SceneTask.segmentation(), Optional.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}))
                                .hex())
                .isNotEqualTo("eaaa789ed45274d86b9f51a56b6a9cd350f89b361859bc6421868789f1018a68");
    }

    @Test
    void cards_sayWhatIsAsked() {
        for (SceneTask<?> task : List.of(SEGMENTATION, DETECTION)) {
            assertThat(task.card().labels()).isEqualTo(Labels.ROUND);
            assertThat(task.card().datasets()).isEmpty();
            assertThat(task.card().metrics()).extracting(Metric::id).doesNotHaveDuplicates()
                    .containsAll(task.marking().metrics().stream().map(Metric::id).toList());
            assertThat(task.card().controls()).contains("spiking-constant");
        }
        assertThat(SEGMENTATION.marking().answer()).containsExactly(11, 64, 64);
        assertThat(DETECTION.marking().answer()).containsExactly(64, 15);
    }

    /** A network that gives the truth is perfect by every figure. */
    @Test
    void truth_isMarkedAsPerfect() {
        perfect(SEGMENTATION, SceneTaskTest::scores);
        perfect(DETECTION, SceneTaskTest::candidates);
    }

    private interface Truthful {
        FloatTensor answer(Object truth);
    }

    private static <T> void perfect(SceneTask<T> task, Truthful truthful) {
        Marking<T> marking = task.marking();
        List<T> truths = new ArrayList<>();
        List<FloatTensor> kept = new ArrayList<>();
        for (StimulusSet.Stimulus<T> stimulus : task.scenes(SEED, FEW).stimuli()) {
            truths.add(stimulus.truth());
            kept.add(marking.keep(truthful.answer(stimulus.truth())));
            assertThat(marking.mark(truths.getLast(), kept.getLast(), 1).values()).containsOnly(1.0);
        }
        Map<String, Double> pooled = marking.markAll(truths, kept);
        assertThat(pooled.values()).containsOnly(1.0);
        assertThat(marking.metrics().stream().filter(Metric::pooled).map(Metric::id)).containsExactlyInAnyOrderElementsOf(pooled.keySet());
    }

    private static FloatTensor scores(Object truth) {
        int[] labels = ((IntTensor) truth).values();
        float[] scores = new float[11 * labels.length];
        for (int p = 0; p < labels.length; p++) {
            scores[labels[p] * labels.length + p] = 1;
        }
        return FloatTensor.of(scores, 1, 11, 64, 64);
    }

    private static FloatTensor candidates(Object truth) {
        float[] candidates = new float[64 * 15];
        int at = 0;
        for (Object one : (List<?>) truth) {
            Scene.Thing thing = (Scene.Thing) one;
            candidates[at] = (float) (thing.box().left() + thing.box().right()) / 2;
            candidates[at + 1] = (float) (thing.box().top() + thing.box().bottom()) / 2;
            candidates[at + 2] = (float) (thing.box().right() - thing.box().left());
            candidates[at + 3] = (float) (thing.box().bottom() - thing.box().top());
            candidates[at + 4] = 1;
            candidates[at + 5 + thing.label()] = 1;
            at += 15;
        }
        return FloatTensor.of(candidates, 1, 64, 15);
    }

    /** The floor: all ground, and no object. */
    @Test
    void zeros_areTheGround_andNoObject() {
        Score segmented = score(SEGMENTATION, Modelled.of(folder, Zeros::new));
        // The ground's own share of pixels, divided by the number of classes that a scene has.
        double expected = 0;
        for (StimulusSet.Stimulus<?> stimulus : SEGMENTATION.scenes(SEED, FEW).stimuli()) {
            int[] labels = ((IntTensor) stimulus.truth()).values();
            long ground = java.util.Arrays.stream(labels).filter(label -> label == 0).count();
            expected += ground / 4096.0 / java.util.Arrays.stream(labels).distinct().count() / FEW;
        }
        assertThat(mean(segmented, "scene-iou")).isCloseTo(expected, within(1e-12)).isBetween(0.1, 0.3);
        assertThat(segmented.pooled()).containsKeys("mean-iou", "pixel-accuracy");
        assertThat(segmented.choices().get("operations")).contains("not measured");
        Score detected = score(DETECTION, Modelled.of(folder, Zeros::new));
        assertThat(mean(detected, "scene-ap-50")).isZero();
        assertThat(detected.pooled()).containsEntry("mean-ap-50", 0.0);
    }

    private static final class Zeros implements SpikingClassifier {

        private List<Integer> answer = List.of();

        @Override
        public void prepare(SpikingSetup setup, Context context) {
            assertThat(List.of(setup.timeSteps(), setup.channels(), setup.height(), setup.width())).containsExactly(1, 1, 64, 64);
            answer = setup.answer();
        }

        @Override
        public FloatTensor classify(FloatTensor stimuli) {
            int n = stimuli.size(0);
            return answer.size() == 3 ? FloatTensor.of(new float[n * 11 * 64 * 64], n, 11, 64, 64)
                    : FloatTensor.of(new float[n * 64 * 15], n, 64, 15);
        }
    }

    /** One convolution, twice as bright at its second step: scored after every share of the steps, and counted. */
    @Test
    void smallNetworks_areScoredAndCounted() {
        byte[] segmenter = new Written(1, 64, 64).floats("w", weights(11 * 9), 11, 1, 3, 3).filled("two", 2).longs("step", 1)
                .node("Conv", "x w", "s", Written.integers("pads", 1, 1, 1, 1)).node("Mul", "s two", "d")
                .node("Unsqueeze", "s step", "a").node("Unsqueeze", "d step", "b").node("Concat", "a b", "y", Written.integer("axis", 1))
                .output("y");
        Score segmented = score(SEGMENTATION, Modelled.of(folder, segmenter));
        assertThat(mean(segmented, "scene-iou")).isBetween(0.0, 0.3);
        assertThat(mean(segmented, "scene-iou-at-25")).isCloseTo(mean(segmented, "scene-iou"), within(1e-3));
        assertThat(mean(segmented, "dense-pairs")).isEqualTo(11 * (3.0 * 64 - 2) * (3 * 64 - 2));
        assertThat(segmented.choices()).containsEntry("operations", "counted on 5 items");
        byte[] detector = new Written(1, 64, 64).floats("w", weights(15 * 64), 15, 1, 8, 8).longs("form", 0, 15, 64)
                .node("Conv", "x w", "c", Written.integers("strides", 8, 8)).node("Reshape", "c form", "r")
                .node("Transpose", "r", "y", Written.integers("perm", 0, 2, 1)).output("y");
        Score detected = score(DETECTION, Modelled.of(folder, detector));
        assertThat(mean(detected, "scene-ap-50")).isBetween(0.0, 0.1);
        assertThat(detected.itemScores()).noneMatch(item -> item.metric().equals("scene-ap-50-at-25"));
        assertThat(mean(detected, "dense-pairs")).isEqualTo(15.0 * 64 * 64);
        assertThat(detected.choices()).containsEntry("operations", "counted on 5 items");
    }

    private static float[] weights(int count) {
        HmacStream draws = SEED.stream("weights");
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) draws.nextGaussian();
        }
        return weights;
    }
}
