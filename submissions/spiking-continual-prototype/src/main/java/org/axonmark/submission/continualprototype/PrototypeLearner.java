package org.axonmark.submission.continualprototype;

import java.util.ArrayList;
import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.spi.spiking.ContinualSetup;

/**
 * Keeps the mean of each class in each task and answers with the class whose nearest mean, of any task, is nearest. Nothing of a task is overwritten by the
 * next, so nothing can be forgotten but by confusion with another task.
 */
public final class PrototypeLearner implements ContinualLearner {

    private int inputs;
    private int classes;
    private final List<Means> tasks = new ArrayList<>();

    /** The means of one task's classes. */
    private static final class Means {

        private final double[][] sums;
        private final int[] counts;

        Means(int classes, int inputs) {
            this.sums = new double[classes][inputs];
            this.counts = new int[classes];
        }

        double distance(int of, float[] values, int at) {
            double distance = 0;
            for (int i = 0; i < sums[of].length; i++) {
                double off = values[at + i] - sums[of][i] / counts[of];
                distance += off * off;
            }
            return distance;
        }
    }

    /** Creates the learner. */
    public PrototypeLearner() {}

    @Override
    public void prepare(ContinualSetup setup, Context context) {
        inputs = setup.inputs();
        classes = setup.classes();
    }

    @Override
    public void learn(int task, FloatTensor stimuli, IntTensor labels) {
        while (tasks.size() <= task) {
            tasks.add(new Means(classes, inputs));
        }
        Means means = tasks.get(task);
        for (int i = 0; i < labels.count(); i++) {
            int label = labels.values()[i];
            means.counts[label]++;
            for (int k = 0; k < inputs; k++) {
                means.sums[label][k] += stimuli.values()[i * inputs + k];
            }
        }
    }

    @Override
    public FloatTensor classify(FloatTensor stimuli) {
        int n = stimuli.size(0);
        float[] scores = new float[n * classes];
        for (int i = 0; i < n; i++) {
            for (int label = 0; label < classes; label++) {
                double nearest = Float.MAX_VALUE;
                for (Means means : tasks) {
                    if (means.counts[label] > 0) {
                        nearest = Math.min(nearest, means.distance(label, stimuli.values(), i * inputs));
                    }
                }
                scores[i * classes + label] = (float) -nearest;
            }
        }
        return FloatTensor.of(scores, n, classes);
    }
}
