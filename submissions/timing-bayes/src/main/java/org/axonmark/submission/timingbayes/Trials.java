package org.axonmark.submission.timingbayes;

import java.util.ArrayList;
import java.util.List;

/** A stream, trial by trial: what has come since the last cue, and each belief about when the regime began. */
final class Trials {

    private static final int FEWEST = 40;
    private static final int MOST = 60;
    private static final double NEGLIGIBLE = 1e-12;

    private final int cues;
    private final int outcomes;
    private final List<Belief> beliefs = new ArrayList<>();
    private int trial = -1;
    private int cue;
    private int since;
    private int came = -1;
    private int after;

    Trials(int cues, int outcomes) {
        this.cues = cues;
        this.outcomes = outcomes;
    }

    /** Sees a step, then says what the next may bring. */
    void step(float[] frames, int at, float[] expected, int to) {
        since++;
        for (int outcome = 0; outcome < outcomes; outcome++) {
            if (frames[at + cues + outcome] > 0.5f) {
                came = outcome;
                after = since;
            }
        }
        for (int kind = 0; kind < cues; kind++) {
            if (frames[at + kind] > 0.5f) {
                begin(kind);
            }
        }
        if (trial >= 0 && came < 0 && since + 1 >= Belief.SHORTEST && since + 1 <= Belief.LONGEST) {
            double none = 1;
            for (int latency = Belief.SHORTEST; latency <= since; latency++) {
                for (int outcome = 0; outcome < outcomes; outcome++) {
                    none -= probability(outcome, latency);
                }
            }
            for (int outcome = 0; outcome < outcomes && none > NEGLIGIBLE; outcome++) {
                expected[to + outcome] = (float) (probability(outcome, since + 1) / none);
            }
        }
    }

    private double probability(int outcome, int latency) {
        double sum = 0;
        for (Belief belief : beliefs) {
            sum += belief.weight() * belief.probability(cue, outcome, latency);
        }
        return sum;
    }

    /** Learns from the trial before, then lets the regime end: of the lengths still possible each is as likely. */
    private void begin(int kind) {
        if (trial >= 0) {
            double all = 0;
            for (Belief belief : beliefs) {
                all += belief.learn(cue, came, after);
            }
            double sum = all;
            beliefs.forEach(belief -> belief.scale(1 / sum));
        }
        trial++;
        double fresh = trial == 0 ? 1 : 0;
        for (Belief belief : beliefs) {
            int length = trial - belief.began();
            double ends = length < FEWEST ? 0 : 1.0 / Math.max(1, MOST - length + 1);
            fresh += belief.weight() * ends;
            belief.scale(1 - ends);
        }
        beliefs.removeIf(belief -> belief.weight() < NEGLIGIBLE);
        if (fresh > 0) {
            beliefs.add(new Belief(trial, fresh, cues, outcomes));
        }
        cue = kind;
        since = 0;
        came = -1;
    }
}
