package org.axonmark.spiking.timing;

import java.util.List;

import org.axonmark.spiking.stimuli.CueStreams.Rule;
import org.axonmark.spiking.stimuli.CueStreams.Trial;

/** What can be expected, by who knows the rules, of each step of a stream: the probability of each outcome at the step after it. */
final class CueExpectation {

    private final double[][] probabilities;

    private CueExpectation(double[][] probabilities) {
        this.probabilities = probabilities;
    }

    /** Works out a stream's expectation. */
    static CueExpectation of(List<Trial> trials, int steps, int outcomes) {
        double[][] probabilities = new double[steps][outcomes];
        for (Trial trial : trials) {
            Rule rule = trial.rule();
            int before = trial.step() + rule.latency() - 1;
            if (before < steps) {
                probabilities[before][rule.outcome()] = rule.probability();
            }
        }
        return new CueExpectation(probabilities);
    }

    /** Returns the probability that an outcome comes one step after this. */
    double at(int step, int outcome) {
        return probabilities[step][outcome];
    }

    /** Returns the mean over steps. */
    double mean(int outcome) {
        double sum = 0;
        for (double[] step : probabilities) {
            sum += step[outcome];
        }
        return sum / probabilities.length;
    }
}
