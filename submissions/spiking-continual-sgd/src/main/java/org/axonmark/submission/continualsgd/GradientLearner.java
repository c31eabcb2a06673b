package org.axonmark.submission.continualsgd;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.spi.spiking.ContinualSetup;

/**
 * A network of {@value #HIDDEN} rectifiers that goes down the cross-entropy's gradient, whatever the task. Nothing keeps later
 * tasks from overwriting what earlier ones need.
 */
public final class GradientLearner implements ContinualLearner {

    static final int HIDDEN = 100;

    private static final float RATE = 0.1f;

    /** Stimuli of a step. */
    private static final int STEP = 5;

    private int inputs;
    private int classes;
    private long state;

    /** {@code [inputs][HIDDEN]} and {@code [HIDDEN][classes]}. */
    private float[] first = {};
    private float[] second = {};
    private float[] firstBias = {};
    private float[] secondBias = {};

    /** Creates the learner. */
    public GradientLearner() {}

    @Override
    public void prepare(ContinualSetup setup, Context context) {
        inputs = setup.inputs();
        classes = setup.classes();
        state = setup.seed();
        first = drawn(inputs, HIDDEN);
        second = drawn(HIDDEN, classes);
        firstBias = new float[HIDDEN];
        secondBias = new float[classes];
    }

    /** Weights of variance 2/in, each equally likely within its bounds. */
    private float[] drawn(int in, int out) {
        float[] weights = new float[in * out];
        double bound = Math.sqrt(6.0 / in);
        for (int i = 0; i < weights.length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            weights[i] = (float) (bound * (2 * ((state >>> 11) * 0x1.0p-53) - 1));
        }
        return weights;
    }

    @Override
    public void learn(int task, FloatTensor stimuli, IntTensor labels) {
        for (int from = 0; from < labels.count(); from += STEP) {
            step(stimuli.values(), labels.values(), from, Math.min(STEP, labels.count() - from));
        }
    }

    private void step(float[] values, int[] labels, int from, int n) {
        float[][] hidden = new float[n][];
        float[][] error = new float[n][];
        float[][] back = new float[n][HIDDEN];
        for (int i = 0; i < n; i++) {
            hidden[i] = hidden(values, (from + i) * inputs);
            error[i] = shares(scores(hidden[i]));
            error[i][labels[from + i]] -= 1;
            for (int h = 0; h < HIDDEN; h++) {
                for (int c = 0; c < classes && hidden[i][h] > 0; c++) {
                    back[i][h] += second[h * classes + c] * error[i][c];
                }
            }
        }
        float step = -RATE / n;
        for (int i = 0; i < n; i++) {
            for (int h = 0; h < HIDDEN; h++) {
                add(second, h * classes, error[i], step * hidden[i][h]);
            }
            add(secondBias, 0, error[i], step);
            for (int k = 0; k < inputs; k++) {
                add(first, k * HIDDEN, back[i], step * values[(from + i) * inputs + k]);
            }
            add(firstBias, 0, back[i], step);
        }
    }

    private float[] hidden(float[] values, int at) {
        float[] hidden = firstBias.clone();
        for (int k = 0; k < inputs; k++) {
            float value = values[at + k];
            for (int h = 0; h < HIDDEN && value != 0; h++) {
                hidden[h] += value * first[k * HIDDEN + h];
            }
        }
        for (int h = 0; h < HIDDEN; h++) {
            hidden[h] = Math.max(0, hidden[h]);
        }
        return hidden;
    }

    private float[] scores(float[] hidden) {
        float[] scores = secondBias.clone();
        for (int h = 0; h < HIDDEN; h++) {
            for (int c = 0; c < classes; c++) {
                scores[c] += hidden[h] * second[h * classes + c];
            }
        }
        return scores;
    }

    /** Softmax. */
    private static float[] shares(float[] scores) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            greatest = Math.max(greatest, score);
        }
        double sum = 0;
        float[] shares = new float[scores.length];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = (float) StrictMath.exp(scores[c] - greatest);
            sum += shares[c];
        }
        for (int c = 0; c < shares.length; c++) {
            shares[c] /= (float) sum;
        }
        return shares;
    }

    private static void add(float[] target, int at, float[] what, float times) {
        if (times != 0) {
            for (int i = 0; i < what.length; i++) {
                target[at + i] += times * what[i];
            }
        }
    }

    @Override
    public FloatTensor classify(FloatTensor stimuli) {
        int n = stimuli.size(0);
        float[] all = new float[n * classes];
        for (int i = 0; i < n; i++) {
            System.arraycopy(scores(hidden(stimuli.values(), i * inputs)), 0, all, i * classes, classes);
        }
        return FloatTensor.of(all, n, classes);
    }
}
