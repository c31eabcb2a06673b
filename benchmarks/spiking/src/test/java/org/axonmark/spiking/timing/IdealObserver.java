package org.axonmark.spiking.timing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import org.axonmark.spiking.stimuli.CueStreams;

/**
 * What can be known at each step from all steps so far by who knows the laws but not the rules: Bayes' rule over when the regime began and what follows each
 * cue.
 */
final class IdealObserver {

    private static final double[] PROBABILITIES = {0.25, 0.5, 0.75, 1};

    private final CueStreams.Shape shape;

    IdealObserver(CueStreams.Shape shape) {
        this.shape = shape;
    }

    /** A belief that the regime began at a trial: its weight, and of each cue the weights of [outcome][latency][probability], which sum to 1. */
    private static final class Belief {

        private final int began;
        private final double[][] rules;
        private double weight;

        Belief(int began, double weight, CueStreams.Shape shape) {
            this.began = began;
            this.weight = weight;
            int each = shape.outcomes() * (shape.longest() - shape.shortest() + 1) * PROBABILITIES.length;
            rules = new double[shape.cues()][each];
            for (double[] cue : rules) {
                Arrays.fill(cue, 1.0 / each);
            }
        }
    }

    private int rule(int outcome, int latency, int level) {
        return (outcome * (shape.longest() - shape.shortest() + 1) + latency - shape.shortest()) * PROBABILITIES.length + level;
    }

    /** Returns [step][outcome], the probability of each outcome at the next step, from steps [step][cues + outcomes]. */
    float[] expect(float[] steps) {
        int width = shape.cues() + shape.outcomes();
        float[] expected = new float[steps.length / width * shape.outcomes()];
        List<Belief> beliefs = new ArrayList<>();
        int trial = -1;
        int cue = -1;
        int since = 0;
        int came = -1;
        int cameAfter = 0;
        for (int t = 0; t < steps.length / width; t++) {
            since++;
            for (int outcome = 0; outcome < shape.outcomes(); outcome++) {
                if (steps[t * width + shape.cues() + outcome] > 0) {
                    came = outcome;
                    cameAfter = since;
                }
            }
            for (int kind = 0; kind < shape.cues(); kind++) {
                if (steps[t * width + kind] > 0) {
                    if (cue >= 0) {
                        learn(beliefs, cue, came, cameAfter);
                    }
                    trial++;
                    begin(beliefs, trial);
                    cue = kind;
                    since = 0;
                    came = -1;
                }
            }
            if (cue >= 0 && came < 0 && since + 1 >= shape.shortest() && since + 1 <= shape.longest()) {
                double none = 1;
                for (int latency = shape.shortest(); latency <= since; latency++) {
                    for (int outcome = 0; outcome < shape.outcomes(); outcome++) {
                        none -= probability(beliefs, cue, outcome, latency);
                    }
                }
                for (int outcome = 0; outcome < shape.outcomes(); outcome++) {
                    expected[t * shape.outcomes() + outcome] =
                            none > 1e-12 ? (float) (probability(beliefs, cue, outcome, since + 1) / none) : 0;
                }
            }
        }
        return expected;
    }

    private double probability(List<Belief> beliefs, int cue, int outcome, int latency) {
        double sum = 0;
        for (Belief belief : beliefs) {
            for (int level = 0; level < PROBABILITIES.length; level++) {
                sum += belief.weight * belief.rules[cue][rule(outcome, latency, level)] * PROBABILITIES[level];
            }
        }
        return sum;
    }

    /** Before a trial the regime may have ended: of lengths still possible each is as likely. */
    private void begin(List<Belief> beliefs, int trial) {
        if (trial == 0) {
            beliefs.add(new Belief(0, 1, shape));
            return;
        }
        double fresh = 0;
        for (Belief belief : beliefs) {
            int length = trial - belief.began;
            double ends = length < shape.fewestTrials() ? 0 : 1.0 / (shape.mostTrials() - length + 1);
            fresh += belief.weight * ends;
            belief.weight *= 1 - ends;
        }
        if (fresh > 0) {
            beliefs.add(new Belief(trial, fresh, shape));
        }
        beliefs.removeIf(belief -> belief.weight < 1e-300);
    }

    private void learn(List<Belief> beliefs, int cue, int came, int after) {
        double all = 0;
        for (Belief belief : beliefs) {
            double[] rules = belief.rules[cue];
            double sum = 0;
            for (int outcome = 0; outcome < shape.outcomes(); outcome++) {
                for (int latency = shape.shortest(); latency <= shape.longest(); latency++) {
                    for (int level = 0; level < PROBABILITIES.length; level++) {
                        double likelihood = came < 0 ? 1 - PROBABILITIES[level]
                                : came == outcome && after == latency ? PROBABILITIES[level] : 0;
                        int rule = rule(outcome, latency, level);
                        rules[rule] *= likelihood;
                        sum += rules[rule];
                    }
                }
            }
            belief.weight *= sum;
            all += belief.weight;
            for (int rule = 0; rule < rules.length && sum > 0; rule++) {
                rules[rule] /= sum;
            }
        }
        for (Iterator<Belief> each = beliefs.iterator(); each.hasNext();) {
            Belief belief = each.next();
            belief.weight /= all;
            if (!(belief.weight > 1e-300)) {
                each.remove();
            }
        }
    }
}
