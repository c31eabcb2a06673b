package org.axonmark.submission.timingrate;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;

/** Expects at each step each outcome as often as it has come so far, whatever the cue. */
public final class RateLearner implements SpikingClassifier {

    private int channels;
    private int outcomes;

    /** Creates the learner. */
    public RateLearner() {}

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
            int[] came = new int[outcomes];
            for (int t = 0; t < steps; t++) {
                for (int outcome = 0; outcome < outcomes; outcome++) {
                    float seen = stimuli.values()[(i * steps + t) * channels + channels - outcomes + outcome];
                    came[outcome] += seen > 0.5f ? 1 : 0;
                    expected[(i * steps + t) * outcomes + outcome] = came[outcome] / (t + 1f);
                }
            }
        }
        return FloatTensor.of(expected, n, steps, outcomes);
    }
}
