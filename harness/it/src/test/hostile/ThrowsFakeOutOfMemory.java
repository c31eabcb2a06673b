import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Throws the error of a full heap without filling it. */
public final class ThrowsFakeOutOfMemory implements EegEncoder {

    public ThrowsFakeOutOfMemory() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {

    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        throw new OutOfMemoryError("Java heap space");
    }
}
