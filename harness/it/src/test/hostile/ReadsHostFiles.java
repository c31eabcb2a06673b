import java.io.File;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Looks for the host's files and for datasets; throws if it finds one. */
public final class ReadsHostFiles implements EegEncoder {

    private static void search(File folder, int depth) {
        File[] files = folder.listFiles();
        if (files == null || depth > 8) {
            return;
        }
        for (File file : files) {
            String path = file.getPath();
            if (path.startsWith("/proc") || path.startsWith("/java") || path.startsWith("/dev")) {
                continue;
            }
            if (path.matches(".*(\\.edf|\\.xz|label|truth|eegmat|passwd|shadow|\\.git).*") || path.startsWith("/root")
                    || path.startsWith("/home") || path.startsWith("/etc")) {
                throw new IllegalStateException("found " + path);
            }
            if (file.isDirectory()) {
                search(file, depth + 1);
            }
        }
    }

    public ReadsHostFiles() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {
        search(new File("/"), 0);
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
