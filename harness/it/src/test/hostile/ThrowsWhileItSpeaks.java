import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Throws an exception whose own message throws. */
public final class ThrowsWhileItSpeaks implements EegEncoder {

    public ThrowsWhileItSpeaks() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {}

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        throw new Mute();
    }

    private static final class Mute extends RuntimeException {
        @Override
        public String getMessage() {
            throw new Mute();
        }
    }
}
