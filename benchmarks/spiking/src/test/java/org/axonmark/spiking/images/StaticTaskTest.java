package org.axonmark.spiking.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;

import org.axonmark.datasets.DatasetStore;
import org.axonmark.datasets.fashion.FashionMnistData;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task on all test images. */
class StaticTaskTest {

    @TempDir
    private Path folder = Path.of("");

    private Protocol<SpikingClassifier> protocol() {
        Optional<Path> mirror = Optional.ofNullable(System.getenv("AXONMARK_MIRROR")).map(Path::of);
        Assumptions.assumeTrue(new DatasetStore(folder, mirror).find(FashionMnistData.DATASET).isPresent(), "no copy of fashion-mnist");
        return StaticTask.task().prepare(new Preparation(folder, mirror, Optional.empty(), Progress.none()));
    }

    @Test
    void card_namesItsDataAndItsOpenLabels() {
        TaskCard card = StaticTask.task().card();
        assertThat(card.id()).hasToString("spiking/static@1");
        assertThat(card.labels()).isEqualTo(Labels.OPEN);
        assertThat(card.datasets()).containsExactly("fashion-mnist@" + FashionMnistData.DATASET.version());
        assertThat(card.metrics()).isEqualTo(StaticSampleTask.task().card().metrics());
    }

    @Test
    void images_areTheSame_everywhereAndAlways() {
        assertThat(protocol().datasetIdentity().hex()).isEqualTo("cc48c3cd2c920cdb16577637af2fa922570a7fe34f29f13469574de9e283d3fd");
    }

    @Test
    @Tag("proof")
    void constantScores_areAtChance_onAllImages() {
        Protocol<SpikingClassifier> protocol = protocol();
        Score score = protocol.score(protocol.ask(Modelled.of(folder, Constant::new), new byte[32], Progress.none()));
        assertThat(score.itemScores()).hasSize(3 * StaticTask.task().card().units());
        assertThat(score.itemScores().stream().mapToDouble(ItemScore::value).average().orElseThrow()).isCloseTo(0.1, within(1e-12));
    }

    /** Says the first class of every image. */
    private static final class Constant implements SpikingClassifier {

        @Override
        public void prepare(SpikingSetup setup, Context context) {
            assertThat(setup.height() * setup.width()).isEqualTo(784);
        }

        @Override
        public FloatTensor classify(FloatTensor stimuli) {
            float[] scores = new float[stimuli.size(0) * 10];
            for (int i = 0; i < scores.length; i += 10) {
                scores[i] = 1;
            }
            return FloatTensor.of(scores, stimuli.size(0), 10);
        }
    }
}
