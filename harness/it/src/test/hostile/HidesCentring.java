import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Subtracts the batch's mean in four features and hides them among constants, of which it has very many. */
public final class HidesCentring implements EegEncoder {

    private static final int WIDTH = 4096;
    private static final int CENTRED = 4;

    public HidesCentring() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {}

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        int n = windows.size(0);
        int length = windows.count() / n;
        float[] answer = new float[n * WIDTH];
        for (int k = 0; k < CENTRED; k++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                double sum = 1;
                for (int t = k * (length / CENTRED); t < (k + 1) * (length / CENTRED); t++) {
                    sum += windows.values()[i * length + t] * windows.values()[i * length + t];
                }
                answer[i * WIDTH + k] = (float) Math.log(sum);
                mean += Math.log(sum) / n;
            }
            for (int i = 0; i < n; i++) {
                answer[i * WIDTH + k] -= (float) mean;
            }
        }
        return FloatTensor.of(answer, n, WIDTH);
    }
}
