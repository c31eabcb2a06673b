package org.axonmark.spiking.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.axonmark.results.format.Exhibit;
import org.axonmark.results.format.Metric;
import org.axonmark.spi.FloatTensor;

/**
 * What is asked of every stimulus of a task, and how an answer is marked. Answers are given for each step of the network's own time, or for one step.
 *
 * @param <T> the truth of a stimulus
 */
public interface Marking<T> {

    /** By how much of its greatest number an answer may differ from one time to another. */
    double NEAR = 1e-3;

    /** Returns the axes of the answer to one stimulus at one step, such as {@code [classes]}. */
    List<Integer> answer();

    /**
     * Returns the metrics of answers, the main one first: a mean over stimuli, the only one that is shown under corruptions and after a part of the
     * steps. Others are means over stimuli or pooled.
     */
    List<Metric> metrics();

    /**
     * Returns what of an answer is kept, published and marked. Kept answers of one stimulus are compared by {@link #agree}. Where a set has deadlines,
     * the kept answer's second axis is the first of {@link #answer}.
     *
     * @param answer {@code [steps]} and the axes of {@link #answer}, all finite
     */
    FloatTensor keep(FloatTensor answer);

    /**
     * Tells whether two kept answers to one stimulus say the same, but for sums in another order: by default, whether no number differs by more than a
     * thousandth of the greatest.
     */
    default boolean agree(FloatTensor kept, FloatTensor again) {
        float[] a = kept.values();
        float[] b = again.values();
        double greatest = 0;
        double difference = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            greatest = Math.max(greatest, Math.abs(a[i]));
            difference = Math.max(difference, Math.abs((double) a[i] - b[i]));
        }
        return a.length == b.length && difference <= NEAR * greatest + Float.MIN_NORMAL;
    }

    /** Tells whether an answer has this form: a kept answer may come from a file. */
    boolean isKept(FloatTensor kept);

    /** Tells whether the answer that was kept was given for more than one step. */
    boolean isOverTime(FloatTensor kept);

    /**
     * Tells whether stimuli are films, of which an answer is given once, or for each frame from the frames up to it alone: which is checked. Kept answers
     * then have the steps on their first axis.
     */
    default boolean isCausal() {
        return false;
    }

    /**
     * Marks an answer: the value of each metric that is a mean over stimuli and has a value here, the main one in any case.
     *
     * @param share of the steps after which to decide, in (0, 1]: a step begun counts; asked with 1 or one of {@link SpikingMetrics#CUTS}
     */
    Map<String, Double> mark(T truth, FloatTensor kept, double share);

    /**
     * Marks all answers together: the values of pooled metrics.
     *
     * @param truths of all stimuli
     * @param kept the answers, in the same order
     */
    default Map<String, Double> markAll(List<T> truths, List<FloatTensor> kept) {
        return Map.of();
    }

    /**
     * Shows an answer beside its truth; empty if there is no picture of it.
     *
     * @param item the stimulus's id
     */
    default Optional<Exhibit> exhibit(String item, T truth, FloatTensor kept) {
        return Optional.empty();
    }

    /** Tells whether a truth is one that this marks. */
    boolean isTruth(T truth);

    /** Writes a truth, for the data's identity. */
    String written(T truth);
}
