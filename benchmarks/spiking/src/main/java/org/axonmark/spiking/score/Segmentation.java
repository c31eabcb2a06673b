package org.axonmark.spiking.score;

import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * Intersection over union of segmented scenes, counted over all pixels added: of a class, the pixels that truth and answer both give it, divided by those
 * that at least one of them gives it.
 */
public final class Segmentation {

    private final long[][] confusion;

    /**
     * Begins without pixels.
     *
     * @param classes number of classes, ground included
     */
    public Segmentation(int classes) {
        confusion = new long[classes][classes];
    }

    /**
     * Adds a scene.
     *
     * @param truth class of each pixel, from 0
     * @param answer as many classes
     * @throws IllegalArgumentException if the lengths differ or a class is not one of those stated
     */
    public void add(int[] truth, int[] answer) {
        if (truth.length != answer.length) {
            throw new IllegalArgumentException(answer.length + " pixels are answered, " + truth.length + " were asked");
        }
        for (int i = 0; i < truth.length; i++) {
            if (Math.min(truth[i], answer[i]) < 0 || Math.max(truth[i], answer[i]) >= confusion.length) {
                throw new IllegalArgumentException("pixel " + i + " has the truth " + truth[i] + " and the answer " + answer[i]
                        + "; there are classes 0 to " + (confusion.length - 1));
            }
            confusion[truth[i]][answer[i]]++;
        }
    }

    /** Returns a class's intersection over union, in [0, 1]; none if neither truth nor answer has the class. */
    public OptionalDouble ofClass(int label) {
        long union = -confusion[label][label];
        for (int other = 0; other < confusion.length; other++) {
            union += confusion[label][other] + confusion[other][label];
        }
        return union == 0 ? OptionalDouble.empty() : OptionalDouble.of(confusion[label][label] / (double) union);
    }

    /**
     * Returns the mean over the classes that truth or answer has (mIoU), in [0, 1]: a class answered where it is not counts as 0.
     *
     * @throws IllegalStateException if there is no pixel
     */
    public double mean() {
        double sum = 0;
        int classes = 0;
        for (int label = 0; label < confusion.length; label++) {
            OptionalDouble one = ofClass(label);
            sum += one.orElse(0);
            classes += one.isPresent() ? 1 : 0;
        }
        if (classes == 0) {
            throw new IllegalStateException("no pixel was added");
        }
        return sum / classes;
    }

    /**
     * Returns the mean over the classes that the truth has, in [0, 1]: what is answered of another class takes from these, since each pixel has one truth.
     * Of one scene, this is its mean IoU.
     *
     * @throws IllegalStateException if there is no pixel
     */
    public double meanOfTrueClasses() {
        double sum = 0;
        int classes = 0;
        for (int label = 0; label < confusion.length; label++) {
            if (LongStream.of(confusion[label]).sum() > 0) {
                sum += ofClass(label).orElseThrow();
                classes++;
            }
        }
        if (classes == 0) {
            throw new IllegalStateException("no pixel was added");
        }
        return sum / classes;
    }

    /**
     * Returns the share of pixels that are given their class.
     *
     * @throws IllegalStateException if there is no pixel
     */
    public double accuracy() {
        long right = 0;
        long all = 0;
        for (int label = 0; label < confusion.length; label++) {
            right += confusion[label][label];
            all += LongStream.of(confusion[label]).sum();
        }
        if (all == 0) {
            throw new IllegalStateException("no pixel was added");
        }
        return right / (double) all;
    }
}
