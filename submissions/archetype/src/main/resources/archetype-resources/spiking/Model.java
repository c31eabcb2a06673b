package ${package};

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.spi.spiking.ContinualSetup;

/** Keeps the mean stimulus of each class over all tasks and answers with the nearest. A baseline to begin with. */
public final class Model implements ContinualLearner {

    private double[][] sums = {};
    private int[] counts = {};

    /** Called once by the worker, without arguments. */
    public Model() {}

    @Override
    public void prepare(ContinualSetup setup, Context context) {
        // Whatever is drawn at random is drawn from setup.seed(), so that learning can be repeated.
        sums = new double[setup.classes()][setup.inputs()];
        counts = new int[setup.classes()];
    }

    @Override
    public void learn(int task, FloatTensor stimuli, IntTensor labels) {
        for (int item = 0; item < labels.count(); item++) {
            int label = labels.values()[item];
            counts[label]++;
            for (int k = 0; k < sums[label].length; k++) {
                sums[label][k] += stimuli.values()[item * sums[label].length + k];
            }
        }
    }

    @Override
    public FloatTensor classify(FloatTensor stimuli) {
        int n = stimuli.size(0);
        float[] scores = new float[n * sums.length];
        for (int item = 0; item < n; item++) {
            for (int label = 0; label < sums.length; label++) {
                scores[item * sums.length + label] = (float) -distance(stimuli.values(), item, label);
            }
        }
        return FloatTensor.of(scores, n, sums.length);
    }

    /** Returns the squared distance to the mean of a class; of one that was never seen, more than of any other. */
    private double distance(float[] stimuli, int item, int label) {
        int inputs = sums[label].length;
        double distance = counts[label] == 0 ? 2 * inputs : 0;
        for (int k = 0; counts[label] > 0 && k < inputs; k++) {
            double off = stimuli[item * inputs + k] - sums[label][k] / counts[label];
            distance += off * off;
        }
        return distance;
    }
}
