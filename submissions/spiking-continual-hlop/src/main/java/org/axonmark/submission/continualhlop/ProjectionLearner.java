package org.axonmark.submission.continualhlop;

import java.util.Arrays;
import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.IntTensor;
import org.axonmark.spi.spiking.ContinualLearner;
import org.axonmark.spi.spiking.ContinualSetup;

/**
 * Two layers of leaky integrate-and-fire neurons, trained through time by a surrogate gradient, each layer's weights changed only across what earlier tasks
 * showed at its input (after M. Xiao et al. 2024, arXiv 2402.11984). A {@link Subspace} for each layer learns what that is while the task is learnt.
 */
public final class ProjectionLearner implements ContinualLearner {

    private static final int HIDDEN = 100;
    private static final int STEPS = 6;
    private static final float DECAY = 0.5f;
    private static final float RATE = 0.1f;

    /** Makes enough neurons fire. */
    private static final double GAIN = 2;

    /** Lateral neurons of a task. */
    private static final int INPUT_DIRECTIONS = 40;

    private static final int HIDDEN_DIRECTIONS = 15;

    private int inputs;
    private int classes;
    private int task = -1;
    private List<Layer> layers = List.of();
    private List<Subspace> subspaces = List.of();

    /** Creates the learner. */
    public ProjectionLearner() {}

    @Override
    public void prepare(ContinualSetup setup, Context context) {
        inputs = setup.inputs();
        classes = setup.classes();
        Draws draws = new Draws(setup.seed());
        layers = List.of(new Layer(inputs, HIDDEN, GAIN, draws), new Layer(HIDDEN, HIDDEN, GAIN, draws),
                new Layer(HIDDEN, classes, 1, draws));
        subspaces = List.of(new Subspace(inputs, INPUT_DIRECTIONS, draws), new Subspace(HIDDEN, HIDDEN_DIRECTIONS, draws),
                new Subspace(HIDDEN, HIDDEN_DIRECTIONS, draws));
    }

    /** What a layer of neurons did with its currents. */
    private static final class Trace {

        private final float[][] spikes = new float[STEPS][HIDDEN];
        private final float[][] slopes = new float[STEPS][HIDDEN];

        /** Runs the neurons: the potential decays, takes its current, and loses the threshold, 1, where it fires. */
        void run(float[][] currents) {
            float[] potential = new float[HIDDEN];
            for (int t = 0; t < STEPS; t++) {
                for (int h = 0; h < HIDDEN; h++) {
                    potential[h] = DECAY * potential[h] + currents[t][h];
                    float above = potential[h] - 1;
                    float u = (float) Math.PI * above;
                    slopes[t][h] = 1 / (1 + u * u);
                    if (above >= 0) {
                        spikes[t][h] = 1;
                        potential[h] -= 1;
                    }
                }
            }
        }

        /** Turns gradients of the spikes into gradients of the currents, in place; the way through the reset is left out. */
        void back(float[][] gradients) {
            float[] later = new float[HIDDEN];
            for (int t = STEPS - 1; t >= 0; t--) {
                for (int h = 0; h < HIDDEN; h++) {
                    later[h] = gradients[t][h] * slopes[t][h] + DECAY * later[h];
                    gradients[t][h] = later[h];
                }
            }
        }

        float[] rates() {
            float[] rates = new float[HIDDEN];
            for (float[] step : spikes) {
                Floats.add(rates, step, 1f / STEPS);
            }
            return rates;
        }
    }

    /** One stimulus on its way through the network. */
    private final class Pass {

        private final float[] input;
        private final Trace first = new Trace();
        private final Trace second = new Trace();
        private final float[] scores;

        Pass(float[] input) {
            this.input = input;
            float[] current = layers.get(0).forward(input);
            float[][] currents = new float[STEPS][];
            Arrays.fill(currents, current);
            first.run(currents);
            for (int t = 0; t < STEPS; t++) {
                currents[t] = layers.get(1).forward(first.spikes[t]);
            }
            second.run(currents);
            scores = layers.get(2).forward(second.rates());
        }

        /** Notes what each layer is to change. */
        void back(int label) {
            float[] error = shares(scores);
            error[label] -= 1;
            layers.get(2).note(subspaces.get(2).outside(second.rates()), error);
            float[] ofRate = layers.get(2).back(error);
            float[][] gradients = new float[STEPS][HIDDEN];
            for (float[] step : gradients) {
                Floats.add(step, ofRate, 1f / STEPS);
            }
            second.back(gradients);
            for (int t = 0; t < STEPS; t++) {
                layers.get(1).note(subspaces.get(1).outside(first.spikes[t]), gradients[t]);
                gradients[t] = layers.get(1).back(gradients[t]);
            }
            first.back(gradients);
            float[] sum = new float[HIDDEN];
            for (float[] step : gradients) {
                Floats.add(sum, step, 1);
            }
            layers.get(0).note(subspaces.get(0).outside(input), sum);
        }
    }

    @Override
    public void learn(int task, FloatTensor stimuli, IntTensor labels) {
        if (task != this.task) {
            this.task = task;
            subspaces.forEach(Subspace::begin);
        }
        int n = stimuli.size(0);
        float[][][] seen = new float[3][n][];
        for (int i = 0; i < n; i++) {
            Pass pass = new Pass(row(stimuli, i));
            pass.back(labels.values()[i]);
            seen[0][i] = subspaces.get(0).outside(pass.input);
            seen[1][i] = subspaces.get(1).outside(pass.first.rates());
            seen[2][i] = subspaces.get(2).outside(pass.second.rates());
        }
        for (int layer = 0; layer < 3; layer++) {
            layers.get(layer).change(-RATE / n);
            subspaces.get(layer).learn(seen[layer]);
        }
    }

    private float[] row(FloatTensor stimuli, int i) {
        return Arrays.copyOfRange(stimuli.values(), i * inputs, (i + 1) * inputs);
    }

    /** Softmax. */
    private static float[] shares(float[] scores) {
        double greatest = Double.NEGATIVE_INFINITY;
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

    @Override
    public FloatTensor classify(FloatTensor stimuli) {
        int n = stimuli.size(0);
        float[] all = new float[n * classes];
        for (int i = 0; i < n; i++) {
            System.arraycopy(new Pass(row(stimuli, i)).scores, 0, all, i * classes, classes);
        }
        return FloatTensor.of(all, n, classes);
    }
}
