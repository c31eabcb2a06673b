package ${package};

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Embeds a window as the logarithm of the power of each channel, and of how it changes from sample to sample. A baseline to begin with. */
public final class Model implements EegEncoder {

    /** Called once by the worker, without arguments. */
    public Model() {}

    @Override
    public void prepare(EegSetup setup, Context context) {
        // Channels, sampling rate and window length are in the set-up; context.onnx("model.onnx") would open a model of this JAR.
    }

    @Override
    public FloatTensor embed(FloatTensor windows) {
        int n = windows.size(0);
        int channels = windows.size(1);
        int samples = windows.size(2);
        float[] embeddings = new float[n * 2 * channels];
        for (int row = 0; row < n * channels; row++) {
            double power = 0;
            double change = 0;
            for (int i = 1; i < samples; i++) {
                float now = windows.values()[row * samples + i];
                float before = windows.values()[row * samples + i - 1];
                power += now * now;
                change += (now - before) * (now - before);
            }
            // A window without any signal has a finite embedding too.
            embeddings[2 * row] = (float) Math.log(power / samples + 1e-6);
            embeddings[2 * row + 1] = (float) Math.log(change / samples + 1e-6);
        }
        return FloatTensor.of(embeddings, n, 2 * channels);
    }
}
