import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Keeps a processor busy while others are timed. */
public final class BurnsBetweenCalls implements EegEncoder {

    private static volatile long spun;

    @Override
    public void prepare(EegSetup setup, Context context) {
        Thread thread = new Thread(() -> {
            while (true) {
                spun++;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public FloatTensor embed(FloatTensor windows) {
        return FloatTensor.of(new float[windows.size(0)], windows.size(0), 1);
    }
}
