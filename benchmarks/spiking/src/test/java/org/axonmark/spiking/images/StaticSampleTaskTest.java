package org.axonmark.spiking.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.datasets.fashion.LabelledImages;
import org.axonmark.results.format.ItemScore;
import org.axonmark.results.format.Labels;
import org.axonmark.results.format.TaskCard;
import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;
import org.axonmark.spiking.protocol.Modelled;
import org.axonmark.task.Preparation;
import org.axonmark.task.Progress;
import org.axonmark.task.Protocol;
import org.axonmark.task.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task on images that travel with the product. */
class StaticSampleTaskTest {

    @TempDir
    private Path folder = Path.of("");

    private Protocol<SpikingClassifier> protocol() {
        return StaticSampleTask.task().prepare(new Preparation(folder, Optional.empty(), Optional.empty(), Progress.none()));
    }

    private Score score(SpikingClassifier classifier) {
        return protocol().score(protocol().ask(Modelled.of(folder, () -> classifier), new byte[32], Progress.none()));
    }

    private static double mean(Score score, String metric) {
        return score.itemScores().stream().filter(item -> item.metric().equals(metric)).mapToDouble(ItemScore::value).average()
                .orElseThrow();
    }

    @Test
    void images_areTheSame_everywhereAndAlways() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("f846132a76379b8b30f57fb57ddecf5437be7c2b172c85ba36eceb7200bd9623");
        TaskCard card = StaticSampleTask.task().card();
        Map<Integer, Integer> each = new HashMap<>();
        LabelledImages images = FashionMnistData.sample().test();
        for (int i = 0; i < images.size(); i++) {
            each.merge(images.label(i), 1, Integer::sum);
        }
        assertThat(each).hasSize(10).allSatisfy((label, count) -> assertThat(count).isEqualTo(50));
        assertThat(images.size()).isEqualTo(card.units());
        assertThat(card.labels()).isEqualTo(Labels.OPEN);
    }

    @Test
    void constantScores_areAtChance_andNotMeasured() {
        Score score = score(new Answering((image, scores) -> scores[0] = 1));
        assertThat(mean(score, "accuracy")).isCloseTo(0.1, within(1e-12));
        assertThat(mean(score, "accuracy-drop-0.2")).isCloseTo(0.1, within(1e-12));
        assertThat(score.choices().get("operations")).contains("not measured");
        assertThat(score.itemScores()).noneMatch(item -> item.metric().startsWith("energy"));
    }

    /** The nearest of ten mean training images. */
    @Test
    void nearestMean_tellsMostApart_andNoiseMakesItHarder() {
        float[][] means = means(FashionMnistData.sample().training());
        Score score = score(new Answering((image, scores) -> {
            for (int label = 0; label < scores.length; label++) {
                double far = 0;
                for (int p = 0; p < image.length; p++) {
                    far += (image[p] - means[label][p]) * (image[p] - means[label][p]);
                }
                scores[label] = (float) -far;
            }
        }));
        assertThat(mean(score, "accuracy")).isBetween(0.6, 0.76);
        assertThat(mean(score, "accuracy-noise-0.1")).isLessThanOrEqualTo(mean(score, "accuracy") + 0.02);
    }

    private static float[][] means(LabelledImages images) {
        float[][] means = new float[10][images.height() * images.width()];
        float[] image = new float[images.height() * images.width()];
        for (int i = 0; i < images.size(); i++) {
            images.copyTo(i, image, 0);
            for (int p = 0; p < image.length; p++) {
                means[images.label(i)][p] += image[p] * 10 / images.size();
            }
        }
        return means;
    }

    /** Gives one image its scores. */
    private interface Rule {
        void score(float[] image, float[] scores);
    }

    private record Answering(Rule rule) implements SpikingClassifier {

        @Override
        public void prepare(SpikingSetup setup, Context context) {
            assertThat(List.of(setup.timeSteps(), setup.channels(), setup.height(), setup.width(), setup.classes()))
                    .containsExactly(1, 1, 28, 28, 10);
        }

        @Override
        public FloatTensor classify(FloatTensor stimuli) {
            int n = stimuli.size(0);
            int size = stimuli.count() / n;
            float[] all = new float[n * 10];
            for (int i = 0; i < n; i++) {
                float[] scores = new float[10];
                rule.score(java.util.Arrays.copyOfRange(stimuli.values(), i * size, (i + 1) * size), scores);
                System.arraycopy(scores, 0, all, i * 10, 10);
            }
            return FloatTensor.of(all, n, 10);
        }
    }
}
