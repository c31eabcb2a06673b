package org.axonmark.submission.timingreservoir;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.spiking.SpikingClassifier;
import org.axonmark.spi.spiking.SpikingSetup;

/**
 * A reservoir of units in one cycle (Rodan and Tino 2011), read out by weights that recursive least squares with forgetting corrects at every step, as FORCE learning
 * does (Sussillo and Abbott 2009), here without feeding the answer back: the outcomes themselves are inputs.
 */
public final class ReservoirLearner implements SpikingClassifier {

    private static final int UNITS = 100;
    private static final double CYCLE = 0.95;
    private static final double INPUT = 0.5;
    private static final double FORGETTING = 0.999;
    private static final double FIRST_VARIANCE = 10;

    private int channels;
    private int outcomes;
    private double[][] input = new double[0][];

    /** Creates the learner. */
    public ReservoirLearner() {}

    @Override
    public void prepare(SpikingSetup setup, Context context) {
        channels = setup.channels();
        outcomes = setup.classes();
        input = new double[channels][UNITS];
        long state = 42;
        for (double[] weights : input) {
            for (int unit = 0; unit < UNITS; unit++) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                weights[unit] = (state >>> 33 & 1) == 0 ? INPUT : -INPUT;
            }
        }
    }

    @Override
    public FloatTensor classify(FloatTensor stimuli) {
        int n = stimuli.size(0);
        int steps = stimuli.size(1);
        float[] expected = new float[n * steps * outcomes];
        for (int i = 0; i < n; i++) {
            Stream stream = new Stream(input, outcomes);
            for (int t = 0; t < steps; t++) {
                stream.step(stimuli.values(), (i * steps + t) * channels, expected, (i * steps + t) * outcomes);
            }
        }
        return FloatTensor.of(expected, n, steps, outcomes);
    }

    /** The reservoir and its read-out in one stream. */
    private static final class Stream {

        private final double[][] input;
        private final double[][] weights;
        private final double[][] inverse = new double[UNITS + 1][UNITS + 1];
        private final double[] gain = new double[UNITS + 1];
        private double[] state = new double[UNITS + 1];

        Stream(double[][] input, int outcomes) {
            this.input = input;
            weights = new double[outcomes][UNITS + 1];
            for (int i = 0; i <= UNITS; i++) {
                inverse[i][i] = FIRST_VARIANCE;
            }
        }

        /** Corrects the read-out by what has come, then lets the units take a step and reads them. */
        void step(float[] frames, int at, float[] expected, int to) {
            correct(frames, at + input.length - weights.length);
            double[] next = new double[UNITS + 1];
            for (int unit = 0; unit < UNITS; unit++) {
                double sum = CYCLE * state[unit == 0 ? UNITS - 1 : unit - 1];
                for (int channel = 0; channel < input.length; channel++) {
                    sum += frames[at + channel] * input[channel][unit];
                }
                next[unit] = Math.tanh(sum);
            }
            next[UNITS] = 1;
            state = next;
            for (int outcome = 0; outcome < weights.length; outcome++) {
                expected[to + outcome] = (float) Math.max(0, Math.min(1, read(outcome)));
            }
        }

        private double read(int outcome) {
            double sum = 0;
            for (int i = 0; i <= UNITS; i++) {
                sum += weights[outcome][i] * state[i];
            }
            return sum;
        }

        private void correct(float[] frames, int at) {
            double spread = FORGETTING;
            for (int i = 0; i <= UNITS; i++) {
                double sum = 0;
                for (int j = 0; j <= UNITS; j++) {
                    sum += inverse[i][j] * state[j];
                }
                gain[i] = sum;
                spread += sum * state[i];
            }
            for (int outcome = 0; outcome < weights.length; outcome++) {
                double error = frames[at + outcome] - read(outcome);
                for (int i = 0; i <= UNITS; i++) {
                    weights[outcome][i] += gain[i] / spread * error;
                }
            }
            for (int i = 0; i <= UNITS; i++) {
                for (int j = 0; j <= UNITS; j++) {
                    inverse[i][j] = (inverse[i][j] - gain[i] * gain[j] / spread) / FORGETTING;
                }
            }
        }
    }
}
