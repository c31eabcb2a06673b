package org.axonmark.submission.continualconstant;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.spi.spiking.ContinualSetup;

/** Learns nothing and believes that every stimulus is of the first class. */
public final class ConstantLearner implements ContinualLearner {

    private int classes;

    /** Creates the learner. */
    public ConstantLearner() {}

    @Override
    public void prepare(ContinualSetup setup, Context context) {
        classes = setup.classes();
    }

    @Override
    public void learn(int task, FloatTensor stimuli, IntTensor labels) {
        // Nothing is learnt.
    }

    @Override
    public FloatTensor classify(FloatTensor stimuli) {
        int n = stimuli.size(0);
        float[] scores = new float[n * classes];
        for (int i = 0; i < n; i++) {
            scores[i * classes] = 1;
        }
        return FloatTensor.of(scores, n, classes);
    }
}
