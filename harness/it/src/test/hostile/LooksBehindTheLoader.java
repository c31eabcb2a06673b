import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Looks for classes of the worker; throws if it sees one. */
public final class LooksBehindTheLoader implements EegEncoder {

    public LooksBehindTheLoader() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {
        for (String name : new String[] {"org.axonmark.worker.Worker", "org.axonmark.link.Frame", "ai.onnxruntime.OrtSession",
            "org.axonmark.engine.run.Evaluator", "org.axonmark.task.Task"}) {
            try {
                Class.forName(name, false, LooksBehindTheLoader.class.getClassLoader());
                throw new IllegalStateException("saw " + name);
            } catch (ClassNotFoundException e) {
                continue;
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
