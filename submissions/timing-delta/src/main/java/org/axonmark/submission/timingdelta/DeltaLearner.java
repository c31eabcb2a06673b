package org.axonmark.submission.timingdelta;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;

/**
 * A delta rule on a complete serial compound: each kind of cue has one element for each step since it last came, and a new cue ends the trace of the one before.
 * An element's expectation of an outcome moves towards what comes, by its first visits' mean, later by a fixed share.
 */
public final class DeltaLearner implements SpikingClassifier {

    private static final int LONGEST = 32;
    private static final double RATE = 0.15;

    private int channels;
    private int outcomes;

    /** Creates the learner. */
    public DeltaLearner() {}

    @Override
    public void prepare(SpikingSetup setup, Context context) {
        channels = setup.channels();
        outcomes = setup.classes();
    }

    @Override
    public FloatTensor classify(FloatTensor stimuli) {
        int n = stimuli.size(0);
        int steps = stimuli.size(1);
        float[] expected = new float[n * steps * outcomes];
        for (int i = 0; i < n; i++) {
            Stream stream = new Stream(channels - outcomes, outcomes);
            for (int t = 0; t < steps; t++) {
                stream.step(stimuli.values(), (i * steps + t) * channels, expected, (i * steps + t) * outcomes);
            }
        }
        return FloatTensor.of(expected, n, steps, outcomes);
    }

    /** What has been learnt in one stream. */
    private static final class Stream {

        private final int cues;
        private final double[][][] weights;
        private final int[][] visits;
        private int cue = -1;
        private int since;

        Stream(int cues, int outcomes) {
            this.cues = cues;
            weights = new double[cues][LONGEST + 1][outcomes];
            visits = new int[cues][LONGEST + 1];
        }

        /** Learns from a step, then says what the next may bring. */
        void step(float[] frames, int at, float[] expected, int to) {
            since++;
            if (cue >= 0 && since <= LONGEST) {
                double[] element = weights[cue][since];
                double rate = Math.max(RATE, 1.0 / (2 + visits[cue][since]++));
                for (int outcome = 0; outcome < element.length; outcome++) {
                    element[outcome] += rate * ((frames[at + cues + outcome] > 0.5f ? 1 : 0) - element[outcome]);
                }
            }
            for (int kind = 0; kind < cues; kind++) {
                if (frames[at + kind] > 0.5f) {
                    cue = kind;
                    since = 0;
                }
            }
            if (cue >= 0 && since < LONGEST) {
                double[] element = weights[cue][since + 1];
                for (int outcome = 0; outcome < element.length; outcome++) {
                    expected[to + outcome] = (float) element[outcome];
                }
            }
        }
    }
}
