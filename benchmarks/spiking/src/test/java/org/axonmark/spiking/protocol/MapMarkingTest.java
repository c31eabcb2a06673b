package org.axonmark.spiking.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.axonmark.results.format.Exhibit;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.junit.jupiter.api.Test;

/** Maps against a slow twin that follows the definitions pixel by pixel. */
class MapMarkingTest {

    private static final HmacStream DRAWS = HmacStream.of("maps".getBytes(StandardCharsets.UTF_8));
    private static final int CLASSES = 4;
    private static final int HEIGHT = 3;
    private static final int WIDTH = 5;
    private static final int PIXELS = HEIGHT * WIDTH;
    private static final MapMarking MARKING = new MapMarking(names(CLASSES), HEIGHT, WIDTH);

    private static List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
    }

    /** Few values, so that scores are often equal. */
    private static FloatTensor answer(int steps) {
        float[] scores = new float[steps * CLASSES * PIXELS];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = DRAWS.nextInt(4) - 1;
        }
        return FloatTensor.of(scores, steps, CLASSES, HEIGHT, WIDTH);
    }

    private static IntTensor truth(int classes) {
        int[] labels = new int[PIXELS];
        Arrays.setAll(labels, i -> DRAWS.nextInt(classes));
        return IntTensor.of(labels, HEIGHT, WIDTH);
    }

    private static int slowClass(FloatTensor answer, int pixel, double share) {
        int steps = (int) Math.ceil(share * answer.size(0));
        int best = -1;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < CLASSES; c++) {
            double sum = 0;
            for (int t = 0; t < steps; t++) {
                sum += answer.values()[(t * CLASSES + c) * PIXELS + pixel];
            }
            if (sum / steps > greatest) {
                greatest = sum / steps;
                best = c;
            }
        }
        return best;
    }

    private static double slowMean(int[] truth, int[] answer, boolean orAnswered) {
        double sum = 0;
        int classes = 0;
        for (int c = 0; c < CLASSES; c++) {
            Set<Integer> there = new HashSet<>();
            Set<Integer> either = new HashSet<>();
            Set<Integer> both = new HashSet<>();
            for (int p = 0; p < truth.length; p++) {
                if (truth[p] == c) {
                    there.add(p);
                }
                if (truth[p] == c && answer[p] == c) {
                    both.add(p);
                }
                if (truth[p] == c || answer[p] == c) {
                    either.add(p);
                }
            }
            if (!(orAnswered ? either : there).isEmpty()) {
                sum += both.size() / (double) either.size();
                classes++;
            }
        }
        return sum / classes;
    }

    @Test
    void marks_areThoseOfTheirDefinition() {
        for (int trial = 0; trial < 200; trial++) {
            FloatTensor answer = answer(1 + DRAWS.nextInt(7));
            IntTensor truth = truth(1 + DRAWS.nextInt(CLASSES));
            FloatTensor kept = MARKING.keep(answer);
            assertThat(MARKING.isKept(kept)).isTrue();
            assertThat(MARKING.isOverTime(kept)).isEqualTo(answer.size(0) > 1);
            for (double share : answer.size(0) > 1 ? List.of(0.25, 0.5, 0.75, 1.0) : List.of(1.0)) {
                int[] map = new int[PIXELS];
                Arrays.setAll(map, pixel -> slowClass(answer, pixel, share));
                assertThat(MARKING.map(kept, share)).containsExactly(map);
                assertThat(MARKING.mark(truth, kept, share)).containsOnlyKeys(MapMarking.MAIN)
                        .hasEntrySatisfying(MapMarking.MAIN,
                                value -> assertThat(value).isCloseTo(slowMean(truth.values(), map, false), within(1e-12)));
            }
        }
    }

    @Test
    void pooledFigures_addPixelsFirst() {
        List<IntTensor> truths = new ArrayList<>();
        List<FloatTensor> kept = new ArrayList<>();
        int[] labels = new int[10 * PIXELS];
        int[] answers = new int[10 * PIXELS];
        int right = 0;
        for (int scene = 0; scene < 10; scene++) {
            truths.add(truth(2));
            kept.add(MARKING.keep(answer(2)));
            System.arraycopy(truths.getLast().values(), 0, labels, scene * PIXELS, PIXELS);
            System.arraycopy(MARKING.map(kept.getLast(), 1), 0, answers, scene * PIXELS, PIXELS);
        }
        for (int i = 0; i < labels.length; i++) {
            right += labels[i] == answers[i] ? 1 : 0;
        }
        Map<String, Double> pooled = MARKING.markAll(truths, kept);
        assertThat(pooled).containsOnlyKeys(MapMarking.MEAN_IOU, MapMarking.PIXELS).containsEntry(MapMarking.PIXELS, right / 150.0);
        assertThat(pooled.get(MapMarking.MEAN_IOU)).isCloseTo(slowMean(labels, answers, true), within(1e-12));
    }

    /** Scores at the ends of their range neither overflow nor leave the classes. */
    @Test
    void greatScores_areAddedWithoutOverflow() {
        FloatTensor answer = answer(5);
        for (int i = 0; i < answer.count(); i++) {
            answer.values()[i] *= Float.MAX_VALUE / 2;
        }
        FloatTensor kept = MARKING.keep(answer);
        assertThat(MARKING.isKept(kept)).isTrue();
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            assertThat(MARKING.map(kept, 1)[pixel]).isEqualTo(slowClass(answer, pixel, 1));
        }
    }

    @Test
    void otherForms_areNotKept() {
        float[] right = MARKING.keep(answer(1)).values();
        assertThat(MARKING.isKept(FloatTensor.of(right, HEIGHT, WIDTH))).isTrue();
        assertThat(MARKING.isKept(FloatTensor.of(right, WIDTH, HEIGHT))).isFalse();
        for (float wrong : new float[] {-1, CLASSES, 0.5f, Float.NaN, Float.POSITIVE_INFINITY}) {
            float[] values = right.clone();
            values[7] = wrong;
            assertThat(MARKING.isKept(FloatTensor.of(values, HEIGHT, WIDTH))).as("%s", wrong).isFalse();
        }
        float[] digits = right.clone();
        digits[7] = 256;
        assertThat(MARKING.isKept(FloatTensor.of(digits, 1, HEIGHT, WIDTH))).isFalse();
        digits[7] = 255;
        assertThat(MARKING.isKept(FloatTensor.of(digits, 1, HEIGHT, WIDTH))).isTrue();
        assertThatThrownBy(() -> new MapMarking(names(65), 2, 2)).hasMessageContaining("2 to 64 classes");
    }

    @Test
    void mostClasses_fitANumber() {
        MapMarking marking = new MapMarking(names(64), 1, 1);
        float[] scores = new float[4 * 64];
        for (int t = 0; t < 4; t++) {
            // Steps say 60, 61, 62 and 63, each louder than all before.
            scores[t * 64 + 60 + t] = 1 << t;
        }
        FloatTensor kept = marking.keep(FloatTensor.of(scores, 4, 64, 1, 1));
        assertThat(marking.isKept(kept)).isTrue();
        assertThat(List.of(0.25, 0.5, 0.75, 1.0)).map(share -> marking.map(kept, share)[0]).containsExactly(60, 61, 62, 63);
    }

    /** One pixel in a hundred may differ. */
    @Test
    void answers_agreeButForAPixelInAHundred() {
        MapMarking large = new MapMarking(names(2), 10, 20);
        float[] one = new float[200];
        float[] other = one.clone();
        other[0] = 1;
        other[1] = 1;
        assertThat(large.agree(FloatTensor.of(one, 10, 20), FloatTensor.of(other, 10, 20))).isTrue();
        other[2] = 1;
        assertThat(large.agree(FloatTensor.of(one, 10, 20), FloatTensor.of(other, 10, 20))).isFalse();
        assertThat(large.agree(FloatTensor.of(one, 10, 20), FloatTensor.of(one, 1, 10, 20))).isFalse();
    }

    @Test
    void exhibits_showTruthAndAnswer_withNoMoreDotsThanAPictureMayHave() {
        MapMarking large = new MapMarking(names(2), 64, 64);
        int[] board = new int[64 * 64];
        Arrays.setAll(board, i -> (i + i / 64) % 2);
        Exhibit exhibit = large.exhibit("scene-1", IntTensor.of(board, 64, 64), FloatTensor.of(new float[64 * 64], 64, 64)).orElseThrow();
        assertThat(exhibit.title()).isEqualTo("scene-1: mean IoU 0.250");
        assertThat(exhibit.notes()).extracting(Exhibit.Note::text).containsExactly("class 1", "");
        List<Exhibit.Series> series = exhibit.plot().orElseThrow().series();
        assertThat(series).extracting(Exhibit.Series::name).containsExactly("scene", "truth (left)");
        assertThat(series.getLast().x()).hasSizeBetween(300, Exhibit.MAX_POINTS);
    }

    @Test
    void truths_areOfTheSceneAndItsClasses() {
        assertThat(MARKING.isTruth(truth(CLASSES))).isTrue();
        assertThat(MARKING.isTruth(IntTensor.of(new int[PIXELS], WIDTH, HEIGHT))).isFalse();
        int[] labels = new int[PIXELS];
        labels[3] = CLASSES;
        assertThat(MARKING.isTruth(IntTensor.of(labels, HEIGHT, WIDTH))).isFalse();
        assertThat(MARKING.written(truth(CLASSES))).hasSize(64);
    }
}
