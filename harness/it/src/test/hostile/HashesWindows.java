import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Answers by a hash of the window: a look-up table that holds none of this round's windows. */
public final class HashesWindows implements EegEncoder {

    public HashesWindows() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {

    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        int n = windows.size(0);
        int length = windows.count() / n;
        float[] answer = new float[n * 4];
        for (int i = 0; i < n; i++) {
            int hash = java.util.Arrays.hashCode(java.util.Arrays.copyOfRange(windows.values(), i * length, (i + 1) * length));
            for (int k = 0; k < 4; k++) {
                answer[4 * i + k] = (hash >>> (8 * k)) & 255;
            }
        }
        return FloatTensor.of(answer, n, 4);
    }
}
