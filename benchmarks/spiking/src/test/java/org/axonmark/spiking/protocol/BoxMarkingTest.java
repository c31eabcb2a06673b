package org.axonmark.spiking.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.axonmark.results.format.Exhibit;
import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spiking.score.Detection;
import org.axonmark.spiking.stimuli.Box;
import org.axonmark.spiking.stimuli.Scene;
import org.junit.jupiter.api.Test;

/** Boxes against a slow twin that follows the definitions, pixel by pixel and threshold by threshold. */
class BoxMarkingTest {

    private static final HmacStream DRAWS = HmacStream.of("boxes".getBytes(StandardCharsets.UTF_8));
    private static final int CLASSES = 3;
    private static final int CANDIDATES = 9;
    private static final int FIELDS = 5 + CLASSES;
    private static final int SIDE = 16;
    private static final BoxMarking MARKING = new BoxMarking(names(CLASSES), CANDIDATES, SIDE, SIDE);

    private static List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
    }

    private static List<Scene.Thing> things() {
        List<Scene.Thing> things = new ArrayList<>();
        for (int i = 1 + DRAWS.nextInt(4); i > 0; i--) {
            int left = DRAWS.nextInt(SIDE - 6);
            int top = DRAWS.nextInt(SIDE - 6);
            things.add(new Scene.Thing(DRAWS.nextInt(CLASSES),
                    new Box(left, top, left + 2 + DRAWS.nextInt(5), top + 2 + DRAWS.nextInt(5)), 1));
        }
        return things;
    }

    /** Candidates near objects, of few confidences, some of none; over the border now and then. */
    private static float[] candidates(List<Scene.Thing> things) {
        float[] values = new float[CANDIDATES * FIELDS];
        for (int i = 0; i < CANDIDATES; i++) {
            Scene.Thing near = things.get(DRAWS.nextInt(things.size()));
            double shift = DRAWS.nextInt(3) - 1;
            values[i * FIELDS] = (float) ((near.box().left() + near.box().right()) / 2 + shift);
            values[i * FIELDS + 1] = (float) ((near.box().top() + near.box().bottom()) / 2);
            values[i * FIELDS + 2] = (float) (near.box().right() - near.box().left());
            values[i * FIELDS + 3] = (float) (near.box().bottom() - near.box().top() + 2 * DRAWS.nextInt(2));
            values[i * FIELDS + 4] = DRAWS.nextInt(5) - 1;
            values[i * FIELDS + 5 + (DRAWS.nextInt(3) > 0 ? near.label() : DRAWS.nextInt(CLASSES))] = 1;
        }
        return values;
    }

    private static FloatTensor answer(float[]... steps) {
        float[] values = new float[steps.length * CANDIDATES * FIELDS];
        for (int t = 0; t < steps.length; t++) {
            System.arraycopy(steps[t], 0, values, t * CANDIDATES * FIELDS, CANDIDATES * FIELDS);
        }
        return FloatTensor.of(values, steps.length, CANDIDATES, FIELDS);
    }

    /** Tells whether a quarter of a pixel lies in a claimed box; coordinates here are multiples of one half. */
    private static boolean claims(float[] one, int row, int column) {
        double x = column / 4.0 + 0.125;
        double y = row / 4.0 + 0.125;
        return Math.abs(x - one[0]) < one[2] / 2 && Math.abs(y - one[1]) < one[3] / 2;
    }

    private static double slowOverlap(float[] claimed, Box box) {
        int both = 0;
        int either = 0;
        for (int row = 0; row < 4 * SIDE; row++) {
            for (int column = 0; column < 4 * SIDE; column++) {
                boolean there = column >= 4 * box.left() && column < 4 * box.right() && row >= 4 * box.top() && row < 4 * box.bottom();
                boolean said = claims(claimed, row, column);
                both += there && said ? 1 : 0;
                either += there || said ? 1 : 0;
            }
        }
        return either == 0 ? 0 : both / (double) either;
    }

    private static int label(float[] one) {
        int best = 0;
        for (int c = 1; c < CLASSES; c++) {
            best = one[5 + c] > one[5 + best] ? c : best;
        }
        return best;
    }

    /** (1/n) Σ over k = 1 … n of the best precision of all thresholds at which at least k of the n objects are claimed. */
    private static double slow(List<Scene.Thing> things, float[] values) {
        double sum = 0;
        for (int k = 1; k <= things.size(); k++) {
            double best = 0;
            for (int threshold = 1; threshold < 5; threshold++) {
                Set<Integer> found = new HashSet<>();
                int said = 0;
                for (int i = 0; i < CANDIDATES; i++) {
                    float[] one = Arrays.copyOfRange(values, i * FIELDS, (i + 1) * FIELDS);
                    if (one[4] >= threshold) {
                        said++;
                        int most = -1;
                        for (int t = 0; t < things.size(); t++) {
                            if (things.get(t).label() == label(one) && (most < 0
                                    || slowOverlap(one, things.get(t).box()) > slowOverlap(one, things.get(most).box()))) {
                                most = t;
                            }
                        }
                        if (most >= 0 && slowOverlap(one, things.get(most).box()) >= 0.5) {
                            found.add(most);
                        }
                    }
                }
                best = found.size() >= k ? Math.max(best, found.size() / (double) said) : best;
            }
            sum += best;
        }
        return sum / things.size();
    }

    @Test
    void marks_areThoseOfTheirDefinition() {
        double all = 0;
        for (int trial = 0; trial < 60; trial++) {
            List<Scene.Thing> things = things();
            float[] values = candidates(things);
            FloatTensor kept = MARKING.keep(answer(values));
            assertThat(MARKING.isKept(kept)).isTrue();
            double marked = MARKING.mark(things, kept, 1).values().iterator().next();
            assertThat(marked).isCloseTo(slow(things, values), within(1e-12));
            all += marked;
        }
        assertThat(all / 60).as("some right and some wrong").isBetween(0.2, 0.8);
    }

    /** What is decided after a share of the steps is the mean of these steps. */
    @Test
    void decisions_areThoseOfTheMeanOverTheirSteps() {
        List<Scene.Thing> things = things();
        for (int steps = 2; steps <= 6; steps++) {
            float[][] said = new float[steps][];
            Arrays.setAll(said, t -> candidates(things));
            FloatTensor kept = MARKING.keep(answer(said));
            assertThat(MARKING.isOverTime(kept)).isTrue();
            for (double share : new double[] {0.25, 0.5, 0.75, 1}) {
                int first = (int) Math.ceil(share * steps);
                float[] mean = new float[CANDIDATES * FIELDS];
                for (int i = 0; i < mean.length; i++) {
                    double sum = 0;
                    for (int t = 0; t < first; t++) {
                        sum += said[t][i];
                    }
                    mean[i] = (float) (sum / first);
                }
                List<Detection.Answer> decided = MARKING.claims(kept, share, 0);
                List<Detection.Answer> once = MARKING.claims(MARKING.keep(answer(mean)), 1, 0);
                assertThat(decided).hasSameSizeAs(once);
                for (int i = 0; i < once.size(); i++) {
                    assertThat(decided.get(i).label()).isEqualTo(once.get(i).label());
                    assertThat(decided.get(i).confidence()).isCloseTo(once.get(i).confidence(), within(1e-6));
                    assertThat(decided.get(i).box().left()).isCloseTo(once.get(i).box().left(), within(1e-5));
                    assertThat(decided.get(i).box().bottom()).isCloseTo(once.get(i).box().bottom(), within(1e-5));
                }
            }
        }
    }

    @Test
    void pooledFigure_isThatOfDetectionOverAllScenes() {
        List<List<Scene.Thing>> truths = new ArrayList<>();
        List<FloatTensor> kept = new ArrayList<>();
        List<Detection.Truth> objects = new ArrayList<>();
        List<Detection.Answer> answers = new ArrayList<>();
        for (int scene = 0; scene < 12; scene++) {
            int here = scene;
            truths.add(things());
            float[] values = candidates(truths.getLast());
            kept.add(MARKING.keep(answer(values)));
            truths.getLast().forEach(thing -> objects.add(new Detection.Truth(here, thing.label(), thing.box())));
            for (int i = 0; i < CANDIDATES; i++) {
                float[] one = Arrays.copyOfRange(values, i * FIELDS, (i + 1) * FIELDS);
                if (one[4] > 0) {
                    answers.add(new Detection.Answer(scene, label(one), one[4], new Box(clamped(one[0] - one[2] / 2),
                            clamped(one[1] - one[3] / 2), clamped(one[0] + one[2] / 2), clamped(one[1] + one[3] / 2))));
                }
            }
        }
        assertThat(MARKING.markAll(truths, kept)).containsOnlyKeys(BoxMarking.MEAN_AP).containsEntry(BoxMarking.MEAN_AP,
                new Detection(CLASSES, objects, answers).mean());
    }

    private static double clamped(double value) {
        return Math.clamp(value, 0, SIDE);
    }

    /** Every class named for one box costs precision: a scene cannot be won by naming all. */
    @Test
    void hedging_costs() {
        BoxMarking ten = new BoxMarking(names(10), 10, SIDE, SIDE);
        List<Scene.Thing> one = List.of(new Scene.Thing(9, new Box(2, 2, 8, 8), 1));
        float[] values = new float[10 * 15];
        for (int c = 0; c < 10; c++) {
            values[c * 15] = 5;
            values[c * 15 + 1] = 5;
            values[c * 15 + 2] = 6;
            values[c * 15 + 3] = 6;
            values[c * 15 + 4] = 1;
            values[c * 15 + 5 + c] = 1;
        }
        assertThat(ten.mark(one, ten.keep(FloatTensor.of(values, 1, 10, 15)), 1)).containsEntry(BoxMarking.MAIN, 0.1);
    }

    @Test
    void twoClaimsOnOneObject_areOneTooMany() {
        BoxMarking two = new BoxMarking(names(2), 2, SIDE, SIDE);
        List<Scene.Thing> things = List.of(new Scene.Thing(0, new Box(2, 2, 8, 8), 1), new Scene.Thing(0, new Box(10, 10, 14, 14), 1));
        float[] values = {5, 5, 6, 6, 0.5f, 1, 0, 5, 5, 6, 6, 0.5f, 1, 0};
        assertThat(two.mark(things, two.keep(FloatTensor.of(values, 1, 2, 7)), 1)).containsEntry(BoxMarking.MAIN, 0.25);
    }

    /** Whatever finite numbers an answer holds, there are claims within the scene, or none. */
    @Test
    void hostileNumbers_areKeptWithinTheScene() {
        float[] values = {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, -0f, 0, 1e30f, -1e-30f, 8, -8, 1e9f, 0.5f};
        List<Scene.Thing> things = things();
        for (int trial = 0; trial < 500; trial++) {
            float[][] said = new float[1 + DRAWS.nextInt(5)][CANDIDATES * FIELDS];
            for (float[] step : said) {
                for (int i = 0; i < step.length; i++) {
                    step[i] = values[DRAWS.nextInt(values.length)];
                }
            }
            FloatTensor kept = MARKING.keep(answer(said));
            assertThat(MARKING.isKept(kept)).isTrue();
            assertThat(MARKING.agree(kept, kept)).isTrue();
            assertThat(MARKING.mark(things, kept, 0.25).get(BoxMarking.MAIN)).isBetween(0.0, 1.0);
            assertThat(MARKING.markAll(List.of(things), List.of(kept)).get(BoxMarking.MEAN_AP)).isBetween(0.0, 1.0);
        }
        assertThat(MARKING.claims(MARKING.keep(answer(new float[CANDIDATES * FIELDS])), 1, 0)).isEmpty();
    }

    @Test
    void manyEqualConfidences_areOneLevel() {
        BoxMarking many = new BoxMarking(names(2), 4000, SIDE, SIDE);
        float[] values = new float[4000 * 7];
        for (int i = 0; i < 4000; i++) {
            System.arraycopy(new float[] {5, 5, 6, 6, 1, 1, 0}, 0, values, 7 * i, 7);
        }
        assertThat(many.mark(List.of(new Scene.Thing(0, new Box(2, 2, 8, 8), 1)), many.keep(FloatTensor.of(values, 1, 4000, 7)), 1))
                .containsEntry(BoxMarking.MAIN, 1 / 4000.0);
    }

    @Test
    void otherForms_areNotKept() {
        FloatTensor right = MARKING.keep(answer(candidates(things())));
        assertThat(MARKING.isKept(FloatTensor.of(right.values(), CANDIDATES, 6))).isFalse();
        float[][] wrong = {{-1, 0, 1, 1, 1, 0}, {2, 0, 1, 1, 1, 0}, {0, 0, 17, 1, 1, 0}, {0, 3, 1, 1, 1, 0}, {0, 0, 1, 17, 1, 0},
            {0, 0, 1, 1, -1, 0}, {0, 0, 1, 1, Float.NaN, 0}, {0, 0, 1, 1, 1, 3}, {0, 0, 1, 1, 1, 0.5f}, {Float.NaN, 0, 1, 1, 1, 0}};
        for (float[] one : wrong) {
            float[] values = right.values().clone();
            System.arraycopy(one, 0, values, 6, 6);
            assertThat(MARKING.isKept(FloatTensor.of(values, 1, CANDIDATES, 6))).as("%s", Arrays.toString(one)).isFalse();
        }
        assertThatThrownBy(() -> new BoxMarking(names(1), 1, 1, 1)).hasMessageContaining("1 candidates of 1 classes");
    }

    /** One candidate in fifty may differ by more than a rounding. */
    @Test
    void answers_agreeButForRoundings() {
        List<Scene.Thing> things = things();
        float[] values = candidates(things);
        values[4] = 3;
        FloatTensor kept = MARKING.keep(answer(values));
        float[] near = values.clone();
        near[0] += 0.01f;
        near[4] += 0.002f;
        assertThat(MARKING.agree(kept, MARKING.keep(answer(near)))).isTrue();
        near[4] += 0.01f;
        assertThat(MARKING.agree(kept, MARKING.keep(answer(near)))).isFalse();
        assertThat(MARKING.agree(kept, MARKING.keep(answer(values, values)))).isFalse();
        BoxMarking fifty = new BoxMarking(names(2), 50, SIDE, SIDE);
        float[] one = new float[350];
        float[] other = one.clone();
        other[4] = 1;
        assertThat(fifty.agree(fifty.keep(FloatTensor.of(one, 1, 50, 7)), fifty.keep(FloatTensor.of(other, 1, 50, 7)))).isTrue();
        other[11] = 1;
        assertThat(fifty.agree(fifty.keep(FloatTensor.of(one, 1, 50, 7)), fifty.keep(FloatTensor.of(other, 1, 50, 7)))).isFalse();
    }

    /** Outlines lie in two frames beside each other, and there are never more dots than a picture may have. */
    @Test
    void exhibits_showTruthAndAnswer() {
        List<Scene.Thing> things = List.of(new Scene.Thing(1, new Box(2, 4, 6, 8), 1));
        float[] values = new float[CANDIDATES * FIELDS];
        System.arraycopy(new float[] {4, 6, 4, 4, 0.5f, 0, 0, 1}, 0, values, 0, FIELDS);
        Exhibit exhibit = MARKING.exhibit("scene-1", things, MARKING.keep(answer(values))).orElseThrow();
        assertThat(exhibit.title()).isEqualTo("scene-1: average precision 0.00");
        assertThat(exhibit.notes()).extracting(Exhibit.Note::text).containsExactly("class 1", "class 2 (0.500)");
        List<Exhibit.Series> series = exhibit.plot().orElseThrow().series();
        assertThat(series).extracting(Exhibit.Series::name).containsExactly("scene", "truth (left)", "answer (right)");
        assertThat(series.get(1).x()).containsExactlyInAnyOrder(2.0, 4.0, 6.0, 2.0, 4.0, 6.0, 2.0, 6.0);
        assertThat(series.get(1).y()).containsExactlyInAnyOrder(12.0, 12.0, 12.0, 8.0, 8.0, 8.0, 10.0, 10.0);
        assertThat(series.get(2).x()).containsExactlyElementsOf(series.get(1).x().stream().map(x -> x + SIDE).toList());
        assertThat(series.get(2).y()).isEqualTo(series.get(1).y());
        assertThat(
                MARKING.exhibit("scene-1", things, MARKING.keep(answer(new float[CANDIDATES * FIELDS]))).orElseThrow().plot().orElseThrow()
                        .series())
                .hasSize(2);
    }

    @Test
    void truths_areOnTheScene() {
        assertThat(MARKING.isTruth(things())).isTrue();
        assertThat(MARKING.isTruth(List.of())).isFalse();
        assertThat(MARKING.isTruth(List.of(new Scene.Thing(3, new Box(0, 0, 1, 1), 1)))).isFalse();
        assertThat(MARKING.isTruth(List.of(new Scene.Thing(0, new Box(0, 0, 1, 17), 1)))).isFalse();
        assertThat(MARKING.written(List.of(new Scene.Thing(2, new Box(0, 1, 2, 3), 1)))).isEqualTo("2 0.0 1.0 2.0 3.0");
    }
}
