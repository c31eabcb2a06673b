import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Answers by the position of a window in its batch and in the evaluation. */
public final class LooksUpPositions implements EegEncoder {
    private int seen;

    public LooksUpPositions() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {

    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        int n = windows.size(0);
        float[] answer = new float[n * 2];
        for (int i = 0; i < n; i++) {
            answer[2 * i] = windows.values()[i * (windows.count() / n)] > 0 ? seen % 2 : (seen / 10) % 2;
            answer[2 * i + 1] = i;
            seen++;
        }
        return FloatTensor.of(answer, n, 2);
    }
}
