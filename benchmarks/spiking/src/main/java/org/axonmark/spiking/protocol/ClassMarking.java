package org.axonmark.spiking.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    static final String LATENCY = "decision-latency";

    private final int places;
    private final int classes;
    private final Optional<Film> film;

    /**
     * What is known of time where a stimulus is a film, which a network can answer while it runs.
     *
     * @param steps frames of a stimulus, at least 2
     * @param stepMillis length of a frame in milliseconds, positive
     */
    public record Film(int steps, double stepMillis) {

        /** Checks the ranges. */
        public Film {
            if (steps < 2 || !(stepMillis > 0) || Double.isInfinite(stepMillis)) {
                throw new IllegalArgumentException(
                        "a film of " + steps + " steps of " + stepMillis + " ms; give at least 2, of a positive length");
            }
        }

        double millis() {
            return steps * stepMillis;
        }
    }

    /**
     * Asks for scores {@code [classes]}, or, of more than one place, {@code [places][classes]}.
     *
     * @param places of which a class is asked, at least 1
     * @param classes to tell apart, at least 2
     */
    public ClassMarking(int places, int classes) {
        this(places, classes, Optional.empty());
    }

    /**
     * Asks for scores {@code [classes]} of a film, once or at each of its frames, and measures when the decision is made.
     *
     * @param classes to tell apart, at least 2
     */
    public ClassMarking(int classes, Film film) {
        this(1, classes, Optional.of(film));
    }

    private ClassMarking(int places, int classes, Optional<Film> film) {
        if (places < 1 || classes < 2) {
            throw new IllegalArgumentException(places + " places of " + classes + " classes; at least one of two is needed");
        }
        this.places = places;
        this.classes = classes;
        this.film = film;
    }

    @Override
    public List<Integer> answer() {
        return places == 1 ? List.of(classes) : List.of(places, classes);
    }

    @Override
    public List<Metric> metrics() {
        Metric accuracy = new Metric(ACCURACY, ACCURACY, "share", Direction.HIGHER, 0, 1, OptionalDouble.of(1.0 / classes), false,
                places == 1
                        ? "Share of stimuli whose greatest mean score over all steps is that of their class; of equal scores the first."
                        : "Share of a stimulus's places whose greatest mean score over all steps is that of their class; of equal scores"
                                + " the first.");
        return film.map(of -> List.of(accuracy, new Metric(LATENCY, "event-to-decision latency", "ms", Direction.LOWER, of.stepMillis(),
                of.millis(), OptionalDouble.empty(), false,
                "Time from a stimulus's onset to the end of the first step from which on the greatest mean score over the steps so far"
                        + " stays that of its class; the whole %s ms where it is another's in the end, and where the network answers once."
                                .formatted(of.millis()))))
                .orElse(List.of(accuracy));
    }

    @Override
    public FloatTensor keep(FloatTensor answer) {
        return answer;
    }

    @Override
    public boolean isKept(FloatTensor kept) {
        return kept.rank() == 1 + answer().size() && kept.size(0) > 0 && kept.count() == kept.size(0) * places * classes
                && kept.size(kept.rank() - 1) == classes && film.map(of -> kept.size(0) == 1 || kept.size(0) == of.steps()).orElse(true);
    }

    @Override
    public boolean isOverTime(FloatTensor kept) {
        return kept.size(0) > 1;
    }

    @Override
    public boolean isCausal() {
        return film.isPresent();
    }

    @Override
    public Map<String, Double> mark(List<Integer> truth, FloatTensor kept, double share) {
        int steps = (int) Math.ceil(share * kept.size(0));
        int right = 0;
        for (int place = 0; place < places; place++) {
            right += decision(kept, place, steps) == truth.get(place) ? 1 : 0;
        }
        double accuracy = right / (double) places;
        return film.isPresent() && share == 1
                ? Map.of(ACCURACY, accuracy, LATENCY, latency(truth.getFirst(), kept, film.get()))
                : Map.of(ACCURACY, accuracy);
    }

    /** Returns the time from onset to the end of the step since which the running decision is right, in ms. */
    private double latency(int label, FloatTensor kept, Film of) {
        int since = kept.size(0);
        while (since > 0 && decision(kept, 0, since) == label) {
            since--;
        }
        // The decision by the first "since" steps is wrong, or there is none: the next step brings it, if there is one.
        return kept.size(0) == 1 ? of.millis() : Math.min(of.steps(), since + 1) * of.stepMillis();
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
