package org.axonmark.spiking.stimuli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.axonmark.datasets.fashion.FashionMnistData;
import org.axonmark.datasets.fashion.LabelledImages;
import org.axonmark.results.format.Sha256;
import org.axonmark.task.RoundSeed;
import org.junit.jupiter.api.Test;

class SceneComposerTest {

    private static final RoundSeed SEED = new RoundSeed("practice of scenes".getBytes(StandardCharsets.UTF_8));
    private static final LabelledImages IMAGES = FashionMnistData.sample().test();
    private static final int SIDE = 64;

    @Test
    void scenes_areTheSameToTheBitOnEveryHost() {
        SceneComposer composer = new SceneComposer(SEED, IMAGES, SIDE);
        String first = digest(composer.scene(3));
        composer.scene(4);
        assertThat(digest(new SceneComposer(SEED, IMAGES, SIDE).scene(3))).isEqualTo(first)
                .isEqualTo("c05ec80419de7288781d37ed15a8b6dd8439a2873de74b095a00abd68283be96 4");
        assertThat(digest(new SceneComposer(new RoundSeed(new byte[16]), IMAGES, SIDE).scene(3))).isNotEqualTo(first);
    }

    @Test
    void truth_fitsItself() {
        int[] counts = new int[SceneComposer.MOST + 1];
        int[] classes = new int[10];
        int hidden = 0;
        SceneComposer composer = new SceneComposer(SEED, IMAGES, SIDE);
        for (int number = 0; number < 300; number++) {
            Scene scene = composer.scene(number);
            counts[scene.things().size()]++;
            boolean[] inBox = new boolean[SIDE * SIDE];
            for (Scene.Thing thing : scene.things()) {
                classes[thing.label()]++;
                hidden += thing.visible() < 1 ? 1 : 0;
                assertThat(thing.visible()).isBetween(SceneComposer.LEAST_VISIBLE, 1.0);
                assertBoxTouchesItsObject(scene, thing);
                for (int row = (int) thing.box().top(); row < thing.box().bottom(); row++) {
                    for (int column = (int) thing.box().left(); column < thing.box().right(); column++) {
                        inBox[row * SIDE + column] |= scene.label(row, column) == thing.label() + 1;
                    }
                }
            }
            int[] labels = scene.labels();
            float[] picture = new float[SIDE * SIDE];
            scene.copyTo(picture, 0);
            int outside = 0;
            for (int i = 0; i < labels.length; i++) {
                boolean fits = labels[i] == scene.label(i / SIDE, i % SIDE) && (labels[i] == 0 || inBox[i]);
                outside += fits && picture[i] >= 0 && picture[i] <= 1 ? 0 : 1;
            }
            assertThat(outside).as("pixels of scene %s that no box of their class holds, or beyond black and white", number).isZero();
        }
        for (int count = SceneComposer.FEWEST; count <= SceneComposer.MOST; count++) {
            assertThat(counts[count]).as("scenes of %s objects, 75 expected", count).isBetween(45, 105);
        }
        assertThat(Arrays.stream(classes)).as("objects of each class, 105 expected").allMatch(count -> count > 65 && count < 145);
        assertThat(hidden).as("objects partly hidden, of about 1050").isBetween(200, 700);
    }

    @Test
    void foremostObject_coversTheOthers() {
        SceneComposer composer = new SceneComposer(SEED, IMAGES, SIDE);
        for (int number = 0; number < 20; number++) {
            Scene scene = composer.scene(number);
            assertThat(scene.things().getLast().visible()).isEqualTo(1);
        }
    }

    @Test
    void cutting_keepsDarkPixelsInside() {
        int covered = 0;
        int wrong = 0;
        for (int picture = 0; picture < 200; picture++) {
            boolean[] object = new boolean[28 * 28];
            Placement.of(IMAGES, picture).on(28, 0, 0, 1, (pixel, grey) -> object[pixel] = true);
            for (int i = 0; i < object.length; i++) {
                int grey = IMAGES.pixel(picture, i / 28, i % 28);
                boolean dark = grey < Placement.LEAST;
                boolean border = i / 28 == 0 || i / 28 == 27 || i % 28 == 0 || i % 28 == 27;
                wrong += object[i] ? (dark && border ? 1 : 0) : (dark ? 0 : 1);
                covered += object[i] && dark ? 1 : 0;
            }
        }
        assertThat(wrong).isZero();
        assertThat(covered).as("dark pixels that belong to an object").isGreaterThan(500);
    }

    @Test
    void sceneTooSmall_isRefused() {
        assertThatThrownBy(() -> new SceneComposer(SEED, IMAGES, 55)).hasMessageContaining("at least 56 are needed");
    }

    private static void assertBoxTouchesItsObject(Scene scene, Scene.Thing thing) {
        Box box = thing.box();
        boolean top = false;
        boolean bottom = false;
        boolean left = false;
        boolean right = false;
        for (int column = (int) box.left(); column < box.right(); column++) {
            top |= scene.label((int) box.top(), column) == thing.label() + 1;
            bottom |= scene.label((int) box.bottom() - 1, column) == thing.label() + 1;
        }
        for (int row = (int) box.top(); row < box.bottom(); row++) {
            left |= scene.label(row, (int) box.left()) == thing.label() + 1;
            right |= scene.label(row, (int) box.right() - 1) == thing.label() + 1;
        }
        assertThat(top && bottom && left && right).isTrue();
    }

    private static String digest(Scene scene) {
        float[] picture = new float[SIDE * SIDE];
        scene.copyTo(picture, 0);
        ByteBuffer bytes = ByteBuffer.allocate(8 * SIDE * SIDE);
        for (int i = 0; i < picture.length; i++) {
            bytes.putFloat(picture[i]).putInt(scene.label(i / SIDE, i % SIDE));
        }
        return Sha256.of(bytes.array()) + " " + scene.things().size();
    }
}
