package org.axonmark.submission.spikingconstant;

import java.util.List;
import java.util.stream.IntStream;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;

/** Believes that every stimulus, and every place of it that is asked for, is of the first class. */
public final class ConstantClassifier implements SpikingClassifier {

    private List<Integer> answer = List.of();

    /** Creates the classifier. */
    public ConstantClassifier() {}

    @Override
    public void prepare(SpikingSetup setup, Context context) {
        answer = setup.answer();
    }

    @Override
    public FloatTensor classify(FloatTensor stimuli) {
        int[] shape = IntStream.concat(IntStream.of(stimuli.size(0)), answer.stream().mapToInt(Integer::intValue)).toArray();
        float[] scores = new float[IntStream.of(shape).reduce(1, Math::multiplyExact)];
        int classes = answer.get(answer.size() - 1);
        for (int first = 0; first < scores.length; first += classes) {
            scores[first] = 1;
        }
        return FloatTensor.of(scores, shape);
    }
}
