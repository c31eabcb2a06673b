import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Claims a frame of two gigabytes. */
public final class ClaimsHugeFrame implements EegEncoder {

    public ClaimsHugeFrame() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {

    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        java.io.FileOutputStream raw = new java.io.FileOutputStream(java.io.FileDescriptor.out);
        byte[] frame = new byte[25];
        frame[0] = 0x41;
        frame[1] = 0x58;
        frame[2] = 0x4c;
        frame[3] = 0x31;
        frame[4] = 3;
        frame[23] = 0x7f;
        frame[24] = 0x7f;
        raw.write(frame);
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
