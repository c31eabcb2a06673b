package org.axonmark.spiking.protocol;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.axonmark.results.format.Direction;
import org.axonmark.results.format.Metric;
import org.axonmark.spi.FloatTensor;

/**
 * A class is asked of a stimulus, or one of each of its places, such as the pictures of a stream: by scores, of which the greatest mean over the steps
 * decides, of equal ones the first. The truth is a class, from 0, for each place.
 */
public final class ClassMarking implements Marking<List<Integer>> {

    static final String ACCURACY = "accuracy";

    /** By how much of its greatest score an item's scores may differ from one time to another. */
    private static final double TOLERANCE = 1e-3;

    private final int places;
    private final int classes;

    /**
     * Asks for scores {@code [classes]}, or, of more than one place, {@code [places][classes]}.
     *
     * @param places of which a class is asked, at least 1
     * @param classes to tell apart, at least 2
     */
    public ClassMarking(int places, int classes) {
        if (places < 1 || classes < 2) {
            throw new IllegalArgumentException(places + " places of " + classes + " classes; at least one of two is needed");
        }
        this.places = places;
        this.classes = classes;
    }

    @Override
    public List<Integer> answer() {
        return places == 1 ? List.of(classes) : List.of(places, classes);
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric(ACCURACY, ACCURACY, "share", Direction.HIGHER, 0, 1, OptionalDouble.of(1.0 / classes), false,
                places == 1
                        ? "Share of stimuli whose greatest mean score over all steps is that of their class; of equal scores the first."
                        : "Share of a stimulus's places whose greatest mean score over all steps is that of their class; of equal scores"
                                + " the first."));
    }

    @Override
    public FloatTensor keep(FloatTensor answer) {
        return answer;
    }

    @Override
    public boolean agree(FloatTensor kept, FloatTensor again) {
        float[] a = kept.values();
        float[] b = again.values();
        double greatest = 0;
        double difference = 0;
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            greatest = Math.max(greatest, Math.abs(a[i]));
            difference = Math.max(difference, Math.abs((double) a[i] - b[i]));
        }
        return a.length == b.length && difference <= TOLERANCE * greatest + Float.MIN_NORMAL;
    }

    @Override
    public boolean isKept(FloatTensor kept) {
        return kept.rank() == 1 + answer().size() && kept.size(0) > 0 && kept.count() == kept.size(0) * places * classes
                && kept.size(kept.rank() - 1) == classes;
    }

    @Override
    public boolean isOverTime(FloatTensor kept) {
        return kept.size(0) > 1;
    }

    @Override
    public Map<String, Double> mark(List<Integer> truth, FloatTensor kept, double share) {
        int steps = (int) Math.ceil(share * kept.size(0));
        int right = 0;
        for (int place = 0; place < places; place++) {
            right += decision(kept, place, steps) == truth.get(place) ? 1 : 0;
        }
        return Map.of(ACCURACY, right / (double) places);
    }

    /** Returns the class with the greatest sum of scores over the first steps; of equal ones the first. */
    private int decision(FloatTensor kept, int place, int steps) {
        int best = 0;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            double sum = 0;
            for (int t = 0; t < steps; t++) {
                sum += kept.values()[(t * places + place) * classes + c];
            }
            if (sum > greatest) {
                greatest = sum;
                best = c;
            }
        }
        return best;
    }

    @Override
    public boolean isTruth(List<Integer> truth) {
        return truth.size() == places && truth.stream().allMatch(label -> label >= 0 && label < classes);
    }

    @Override
    public String written(List<Integer> truth) {
        return places == 1 ? truth.getFirst().toString() : truth.toString();
    }
}
