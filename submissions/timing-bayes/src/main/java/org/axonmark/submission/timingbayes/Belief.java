package org.axonmark.submission.timingbayes;

import java.util.Arrays;

/** That the regime began at some trial: how likely that is, and of each cue how likely each rule is then. */
final class Belief {

    static final int SHORTEST = 2;
    static final int LONGEST = 9;

    private static final double[] PROBABILITIES = {0.25, 0.5, 0.75, 1};
    /** That a trial is not what its rule says: spikes may be left out. */
    private static final double LAPSE = 1e-4;

    private final int began;
    private final double[][] rules;
    private double weight;

    Belief(int began, double weight, int cues, int outcomes) {
        this.began = began;
        this.weight = weight;
        int each = outcomes * (LONGEST - SHORTEST + 1) * PROBABILITIES.length;
        rules = new double[cues][each];
        for (double[] cue : rules) {
            Arrays.fill(cue, 1.0 / each);
        }
    }

    int began() {
        return began;
    }

    double weight() {
        return weight;
    }

    void scale(double by) {
        weight *= by;
    }

    private static int first(int outcome, int latency) {
        return (outcome * (LONGEST - SHORTEST + 1) + latency - SHORTEST) * PROBABILITIES.length;
    }

    /** Returns the probability that an outcome follows a cue after so many steps. */
    double probability(int cue, int outcome, int latency) {
        double sum = 0;
        for (int level = 0; level < PROBABILITIES.length; level++) {
            sum += rules[cue][first(outcome, latency) + level] * PROBABILITIES[level];
        }
        return sum;
    }

    /**
     * Learns what a trial brought.
     *
     * @param came the outcome, or less than 0 for none
     * @return the weight after it, before all are made to sum to 1
     */
    double learn(int cue, int came, int after) {
        double[] ofCue = rules[cue];
        int due = came >= 0 && after >= SHORTEST && after <= LONGEST ? first(came, after) : -1;
        double sum = 0;
        for (int rule = 0; rule < ofCue.length; rule++) {
            double probability = PROBABILITIES[rule % PROBABILITIES.length];
            boolean named = due >= 0 && rule - rule % PROBABILITIES.length == due;
            double likelihood = came < 0 ? 1 - probability : named ? probability : 0;
            ofCue[rule] *= (1 - LAPSE) * likelihood + LAPSE;
            sum += ofCue[rule];
        }
        for (int rule = 0; rule < ofCue.length; rule++) {
            ofCue[rule] /= sum;
        }
        weight *= sum;
        return weight;
    }
}
