import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Changes answers while they are read. */
public final class RewritesAnswers implements EegEncoder {

    public RewritesAnswers() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {
        Thread thread = new Thread(() -> {
            try (java.io.RandomAccessFile file = new java.io.RandomAccessFile("/answer.bin", "rw")) {
                for (long i = 0;; i++) {
                    file.seek((i * 4) % 100_000);
                    file.writeFloat(i);
                }
            } catch (java.io.IOException e) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        return sound(windows, 4096);
    }

    private static FloatTensor sound(FloatTensor windows, int width) {
        int n = windows.size(0);
        int length = windows.count() / n;
        float[] answer = new float[n * width];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < width; k++) {
                answer[i * width + k] = windows.values()[i * length + k % length];
            }
        }
        return FloatTensor.of(answer, n, width);
    }
}
