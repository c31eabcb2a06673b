package org.axonmark.submission.timingbayes;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;

/** Expects what follows from the published laws and all that has been seen of a stream. */
public final class BayesObserver implements SpikingClassifier {

    private int channels;
    private int outcomes;

    /** Creates the observer. */
    public BayesObserver() {}

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
            Trials trials = new Trials(channels - outcomes, outcomes);
            for (int t = 0; t < steps; t++) {
                trials.step(stimuli.values(), (i * steps + t) * channels, expected, (i * steps + t) * outcomes);
            }
        }
        return FloatTensor.of(expected, n, steps, outcomes);
    }
}
