import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Fills /tmp and /dev/shm. */
public final class FillsScratch implements EegEncoder {

    public FillsScratch() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {
        for (String folder : new String[] {"/tmp", "/dev/shm"}) {
            long written = 0;
            try (FileOutputStream out = new FileOutputStream(new File(folder, "fill"))) {
                byte[] block = new byte[1 << 16];
                while (written < 1L << 30) {
                    out.write(block);
                    written += block.length;
                }
                throw new IllegalStateException("a gibibyte fitted into " + folder);
            } catch (IOException e) {
                new File(folder, "fill").delete();
            }
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
