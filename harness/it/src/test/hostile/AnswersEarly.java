import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Writes an answer while nothing is asked. */
public final class AnswersEarly implements EegEncoder {

    public AnswersEarly() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {

    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(50);
                byte[] frame = new byte[25];
                frame[0] = 0x41;
                frame[1] = 0x58;
                frame[2] = 0x4c;
                frame[3] = 0x31;
                frame[4] = 3;
                new java.io.FileOutputStream(java.io.FileDescriptor.out).write(frame);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return sound(windows, 4);
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
