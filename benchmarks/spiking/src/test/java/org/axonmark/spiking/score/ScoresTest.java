package org.axonmark.spiking.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.axonmark.results.statistics.HmacStream;
import org.axonmark.spiking.stimuli.Box;
import org.junit.jupiter.api.Test;

/** Metrics against values computed by hand and against slow twins that follow the definitions. */
class ScoresTest {

    private static final HmacStream DRAWS = HmacStream.of("scores".getBytes(StandardCharsets.UTF_8));

    @Test
    void overlap_ofBoxes() {
        Box box = new Box(0, 0, 4, 2);
        assertThat(box.overlap(new Box(2, 1, 6, 3))).isEqualTo(2 / 14.0);
        assertThat(box.overlap(box)).isEqualTo(1);
        assertThat(box.overlap(new Box(4, 0, 5, 2))).isZero();
        assertThat(new Box(1, 1, 1, 1).overlap(new Box(1, 1, 1, 1))).isZero();
        assertThatThrownBy(() -> new Box(2, 0, 1, 1)).hasMessageContaining("no box from column 2.0");
        assertThatThrownBy(() -> new Box(0, 0, Double.NaN, 1)).hasMessageContaining("no box");
        assertThatThrownBy(() -> new Box(0, 0, Double.POSITIVE_INFINITY, 1)).hasMessageContaining("no box");
    }

    @Test
    void segmentation_byHand() {
        Segmentation counts = new Segmentation(4);
        counts.add(new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1});
        counts.add(new int[] {0, 0, 0, 0}, new int[] {0, 0, 0, 2});
        assertThat(counts.ofClass(0)).hasValue(4 / 6.0);
        assertThat(counts.ofClass(1)).hasValue(2 / 3.0);
        assertThat(counts.ofClass(2)).hasValue(0);
        assertThat(counts.ofClass(3)).isEmpty();
        assertThat(counts.mean()).isCloseTo((4 / 6.0 + 2 / 3.0 + 0) / 3, within(1e-15));
        assertThatThrownBy(() -> counts.add(new int[] {0}, new int[] {4})).hasMessageContaining("pixel 0 has the truth 0 and the answer 4");
        assertThatThrownBy(() -> counts.add(new int[] {0}, new int[] {})).hasMessageContaining("0 pixels are answered, 1 were asked");
        assertThatThrownBy(() -> new Segmentation(2).mean()).hasMessageContaining("no pixel");
    }

    @Test
    void segmentation_isTheRatioOfSetsOfPixels() {
        for (int trial = 0; trial < 50; trial++) {
            int pixels = 1 + DRAWS.nextInt(40);
            int[] truth = DRAWS.permutation(pixels);
            int[] answer = DRAWS.permutation(pixels);
            Segmentation counts = new Segmentation(5);
            for (int i = 0; i < pixels; i++) {
                truth[i] = truth[i] * 3 / pixels;
                answer[i] = DRAWS.nextBoolean() ? truth[i] : answer[i] * 5 / pixels;
            }
            counts.add(truth, answer);
            double sum = 0;
            int classes = 0;
            for (int label = 0; label < 5; label++) {
                Set<Integer> there = pixelsOf(truth, label);
                Set<Integer> said = pixelsOf(answer, label);
                Set<Integer> union = new TreeSet<>(there);
                union.addAll(said);
                there.retainAll(said);
                if (!union.isEmpty()) {
                    sum += there.size() / (double) union.size();
                    classes++;
                }
            }
            assertThat(counts.mean()).isCloseTo(sum / classes, within(1e-12));
        }
    }

    @Test
    void detection_byHand() {
        // Five objects; answers from the most confident: right, wrong, right, a second claim on the first, right.
        List<Detection.Truth> truths = new ArrayList<>();
        for (int scene = 0; scene < 5; scene++) {
            truths.add(new Detection.Truth(scene, 1, new Box(0, 0, 10, 10)));
        }
        List<Detection.Answer> answers = List.of(answer(0, 0.9, 0), answer(1, 0.8, 8), answer(1, 0.7, 2), answer(0, 0.6, 1),
                answer(3, 0.5, 0));
        // Levels (recall, precision): (1/5, 1), (1/5, 1/2), (2/5, 2/3), (2/5, 2/4), (3/5, 3/5).
        Detection detection = new Detection(3, truths, answers);
        assertThat(detection.ofClass(1).orElseThrow()).isCloseTo((1 + 2 / 3.0 + 3 / 5.0) / 5, within(1e-15));
        assertThat(detection.ofClass(0)).isEmpty();
        assertThat(detection.mean()).isEqualTo(detection.ofClass(1).orElseThrow());
        // A shift by 10/3 of 10 pixels gives exactly 1/2 of overlap, which counts; one pixel more does not.
        assertThat(new Detection(2, List.of(new Detection.Truth(0, 1, new Box(0, 0, 3, 1))),
                List.of(new Detection.Answer(0, 1, 1, new Box(1, 0, 4, 1)))).mean()).isEqualTo(1);
        assertThat(new Detection(2, truths, List.of(answer(0, 1, 4))).mean()).isZero();
        assertThat(new Detection(2, truths, List.of()).mean()).isZero();
    }

    @Test
    void detection_takesTiesTogether() {
        List<Detection.Truth> truths = List.of(new Detection.Truth(0, 0, new Box(0, 0, 10, 10)),
                new Detection.Truth(1, 0, new Box(0, 0, 10, 10)));
        List<Detection.Answer> answers = new ArrayList<>();
        for (int scene = 0; scene < 4; scene++) {
            answers.add(new Detection.Answer(scene, 0, 0.5, new Box(0, 0, 10, 10)));
        }
        assertThat(new Detection(1, truths, answers).mean()).isEqualTo(0.5);
        Collections.reverse(answers);
        assertThat(new Detection(1, truths, answers).mean()).isEqualTo(0.5);
    }

    @Test
    void detection_refusesWhatIsNoAnswer() {
        assertThatThrownBy(() -> new Detection.Answer(0, 0, Double.NaN, new Box(0, 0, 1, 1))).hasMessageContaining("NaN is not finite");
        assertThatThrownBy(() -> new Detection(1, List.of(), List.of(answer(0, 1, 0)))).hasMessageContaining("class 1 is none of 0 to 0");
        assertThatThrownBy(() -> new Detection(1, List.of(), List.of()).mean()).hasMessageContaining("no object");
    }

    @Test
    void detection_isTheAreaByItsDefinition() {
        for (int trial = 0; trial < 200; trial++) {
            List<Detection.Truth> truths = new ArrayList<>();
            List<Detection.Answer> answers = new ArrayList<>();
            for (int i = 1 + DRAWS.nextInt(8); i > 0; i--) {
                truths.add(new Detection.Truth(DRAWS.nextInt(3), DRAWS.nextInt(2), box()));
            }
            for (int i = DRAWS.nextInt(25); i > 0; i--) {
                Detection.Truth near = truths.get(DRAWS.nextInt(truths.size()));
                Box box = DRAWS.nextInt(3) > 0 ? near.box() : box();
                answers.add(new Detection.Answer(near.scene(), near.label(), DRAWS.nextInt(6), box));
            }
            double sum = 0;
            int classes = 0;
            for (int label = 0; label < 2; label++) {
                double area = area(truths, answers, label);
                sum += Double.isNaN(area) ? 0 : area;
                classes += Double.isNaN(area) ? 0 : 1;
            }
            assertThat(new Detection(2, truths, answers).mean()).isCloseTo(sum / classes, within(1e-12));
        }
    }

    @Test
    void continualLearning_byHand() {
        double[][] accuracies = {{0.9, 0.1}, {0.6, 0.8, 0.1}, {0.5, 0.9, 0.7}};
        assertThat(ContinualLearning.accuracy(accuracies)).isCloseTo(0.7, within(1e-15));
        // Task 0 went from 0.9 to 0.5, task 1 from 0.8 to 0.9.
        assertThat(ContinualLearning.backwardTransfer(accuracies)).isCloseTo(-0.15, within(1e-15));
        assertThatThrownBy(() -> ContinualLearning.accuracy(new double[][] {{1}, {1}})).hasMessageContaining("those of 2 are needed");
        assertThatThrownBy(() -> ContinualLearning.backwardTransfer(new double[][] {{1}})).hasMessageContaining("two tasks");
        assertThatThrownBy(() -> ContinualLearning.accuracy(new double[][] {})).hasMessageContaining("no task");
    }

    @Test
    void matchRate_isInPowersOfTen() {
        assertThat(MatchRate.logError(100, 1000, 0.1)).isZero();
        assertThat(MatchRate.logError(1, 1000, 0.1)).isCloseTo(2, within(1e-12));
        assertThat(MatchRate.logError(1000, 1000, 0.01)).isCloseTo(2, within(1e-12));
        assertThat(MatchRate.logError(0, 1000, 0.05)).isCloseTo(2, within(1e-12));
        assertThatThrownBy(() -> MatchRate.logError(2, 1, 0.1)).hasMessageContaining("2 matches of 1 pairs");
        assertThatThrownBy(() -> MatchRate.logError(0, 1, 0)).hasMessageContaining("probability 0.0");
    }

    /** (1/n) Σ over k = 1 … n of the best precision of all cuts that claim at least k of n objects. */
    private static double area(List<Detection.Truth> truths, List<Detection.Answer> answers, int label) {
        List<Detection.Truth> objects = truths.stream().filter(truth -> truth.label() == label).toList();
        double sum = 0;
        for (int k = 1; k <= objects.size(); k++) {
            double best = 0;
            for (int cut = 0; cut < 6; cut++) {
                Set<Integer> claimed = new HashSet<>();
                int said = 0;
                for (Detection.Answer answer : answers) {
                    if (answer.label() == label && answer.confidence() >= cut) {
                        said++;
                        int most = -1;
                        for (int i = 0; i < objects.size(); i++) {
                            if (objects.get(i).scene() == answer.scene()
                                    && (most < 0 || shared(objects.get(i), answer) > shared(objects.get(most), answer))) {
                                most = i;
                            }
                        }
                        if (most >= 0 && shared(objects.get(most), answer) >= 0.5) {
                            claimed.add(most);
                        }
                    }
                }
                best = claimed.size() >= k ? Math.max(best, claimed.size() / (double) said) : best;
            }
            sum += best;
        }
        return objects.isEmpty() ? Double.NaN : sum / objects.size();
    }

    /** Overlap by counting pixels of boxes with whole sides. */
    private static double shared(Detection.Truth truth, Detection.Answer answer) {
        int common = 0;
        int either = 0;
        for (int row = 0; row < 20; row++) {
            for (int column = 0; column < 20; column++) {
                boolean one = holds(truth.box(), row, column);
                boolean two = holds(answer.box(), row, column);
                common += one && two ? 1 : 0;
                either += one || two ? 1 : 0;
            }
        }
        return either == 0 ? 0 : common / (double) either;
    }

    private static boolean holds(Box box, int row, int column) {
        return row >= box.top() && row < box.bottom() && column >= box.left() && column < box.right();
    }

    private static Box box() {
        int left = DRAWS.nextInt(8);
        int top = DRAWS.nextInt(8);
        return new Box(left, top, left + 4 + DRAWS.nextInt(8), top + 4 + DRAWS.nextInt(8));
    }

    private static Detection.Answer answer(int scene, double confidence, double shift) {
        return new Detection.Answer(scene, 1, confidence, new Box(shift, 0, shift + 10, 10));
    }

    private static Set<Integer> pixelsOf(int[] labels, int label) {
        Set<Integer> pixels = new TreeSet<>();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == label) {
                pixels.add(i);
            }
        }
        return pixels;
    }
}
