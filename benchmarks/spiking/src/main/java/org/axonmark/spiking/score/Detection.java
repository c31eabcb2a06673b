package org.axonmark.spiking.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.axonmark.spiking.stimuli.Box;

/**
 * Average precision of detected objects at an overlap of one half (AP@.5), as in Pascal VOC from 2010 on. Of a class: an answer points at the object of
 * its scene and class that it overlaps most (intersection over union; of equal ones at the first stated). It is right if that is at least ½ and no answer
 * with a higher confidence, or one as high, has claimed the object; else it is wrong. Going down through the confidences, all answers of equal confidence
 * at once, each level has a recall (objects claimed / all objects) and a precision (objects claimed / answers). AP is the area under the precision, made
 * to fall: Σ over all levels of the gain in recall × the highest precision at this or a lower confidence. So the order of answers never counts.
 */
public final class Detection {

    /** Overlap from which on an answer may be right. */
    public static final double OVERLAP = 0.5;

    private final int classes;
    private final List<List<Answer>> answers = new ArrayList<>();
    private final List<List<Truth>> truths = new ArrayList<>();

    /**
     * An object that is there.
     *
     * @param scene its scene
     * @param label its class, from 0
     * @param box where it is
     */
    public record Truth(int scene, int label, Box box) {}

    /**
     * An object that is claimed to be there.
     *
     * @param scene the scene
     * @param label the class, from 0
     * @param confidence finite; only the order counts
     * @param box where it is
     */
    public record Answer(int scene, int label, double confidence, Box box) {

        /** Checks the confidence. */
        public Answer {
            if (!Double.isFinite(confidence)) {
                throw new IllegalArgumentException("confidence " + confidence + " is not finite");
            }
        }
    }

    /**
     * Gathers what counts.
     *
     * @param classes number of classes
     * @throws IllegalArgumentException if a class is not one of those stated
     */
    public Detection(int classes, List<Truth> truths, List<Answer> answers) {
        this.classes = classes;
        for (int label = 0; label < classes; label++) {
            this.truths.add(new ArrayList<>());
            this.answers.add(new ArrayList<>());
        }
        truths.forEach(truth -> this.truths.get(checked(truth.label())).add(truth));
        answers.forEach(answer -> this.answers.get(checked(answer.label())).add(answer));
    }

    /** Returns a class's average precision, in [0, 1]; none if no object is of the class. */
    public OptionalDouble ofClass(int label) {
        Map<Integer, List<Truth>> scenes = new HashMap<>();
        truths.get(label).forEach(truth -> scenes.computeIfAbsent(truth.scene(), scene -> new ArrayList<>()).add(truth));
        int objects = truths.get(label).size();
        if (objects == 0) {
            return OptionalDouble.empty();
        }
        List<Answer> sorted = answers.get(label).stream()
                .sorted(Comparator.comparingDouble(Answer::confidence).reversed()).toList();
        Set<Truth> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Integer> right = new ArrayList<>(List.of(0));
        List<Double> precision = new ArrayList<>(List.of(0.0));
        for (int i = 0; i < sorted.size(); i++) {
            Answer answer = sorted.get(i);
            nearest(answer, scenes.getOrDefault(answer.scene(), List.of())).ifPresent(claimed::add);
            if (i + 1 == sorted.size() || sorted.get(i + 1).confidence() < answer.confidence()) {
                right.add(claimed.size());
                precision.add(claimed.size() / (i + 1.0));
            }
        }
        double area = 0;
        double highest = 0;
        for (int level = right.size() - 1; level > 0; level--) {
            highest = Math.max(highest, precision.get(level));
            area += (right.get(level) - right.get(level - 1)) * highest;
        }
        return OptionalDouble.of(area / objects);
    }

    /**
     * Returns the mean over the classes that have objects (mAP@.5), in [0, 1]; answers of other classes do not count.
     *
     * @throws IllegalStateException if there is no object
     */
    public double mean() {
        double sum = 0;
        int with = 0;
        for (int label = 0; label < classes; label++) {
            OptionalDouble one = ofClass(label);
            sum += one.orElse(0);
            with += one.isPresent() ? 1 : 0;
        }
        if (with == 0) {
            throw new IllegalStateException("there is no object to be found");
        }
        return sum / with;
    }

    private static Optional<Truth> nearest(Answer answer, List<Truth> truths) {
        Optional<Truth> nearest = Optional.empty();
        double most = 0;
        for (Truth truth : truths) {
            double overlap = truth.box().overlap(answer.box());
            if (overlap >= OVERLAP && overlap > most) {
                nearest = Optional.of(truth);
                most = overlap;
            }
        }
        return nearest;
    }

    private int checked(int label) {
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException("class " + label + " is none of 0 to " + (classes - 1));
        }
        return label;
    }
}
