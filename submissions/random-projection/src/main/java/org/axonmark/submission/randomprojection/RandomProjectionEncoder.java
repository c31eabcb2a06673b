package org.axonmark.submission.randomprojection;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** A very sparse random projection (Li, Hastie and Church 2006) of a window's samples: the same in every worker. */
public final class RandomProjectionEncoder implements EegEncoder {

    private static final int WIDTH = 256;
    private static final int TERMS = 256;

    private final int[] picks = new int[WIDTH * TERMS];
    private final boolean[] signs = new boolean[WIDTH * TERMS];

    /** Creates the encoder. */
    public RandomProjectionEncoder() {}

    @Override
    public void prepare(EegSetup setup, Context context) {
        int length = setup.montage().size() * setup.windowSamples();
        long state = 42;
        for (int i = 0; i < picks.length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            picks[i] = (int) ((state >>> 33) % length);
            signs[i] = (state >>> 32 & 1) == 0;
        }
    }

    @Override
    public FloatTensor embed(FloatTensor windows) {
        int n = windows.size(0);
        int length = windows.count() / n;
        float[] values = windows.values();
        float[] projected = new float[n * WIDTH];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < WIDTH; k++) {
                double sum = 0;
                for (int t = k * TERMS; t < (k + 1) * TERMS; t++) {
                    float value = values[i * length + picks[t]];
                    sum += signs[t] ? value : -value;
                }
                projected[i * WIDTH + k] = (float) sum;
            }
        }
        return FloatTensor.of(projected, n, WIDTH);
    }
}
