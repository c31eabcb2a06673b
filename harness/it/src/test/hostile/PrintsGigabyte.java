import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Prints a gigabyte. */
public final class PrintsGigabyte implements EegEncoder {

    public PrintsGigabyte() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {
        byte[] block = new byte[1 << 20];
        java.util.Arrays.fill(block, (byte) 120);
        for (int i = 0; i < 1024; i++) {
            System.out.write(block, 0, block.length);
        }
    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
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
