import java.lang.foreign.Arena;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Takes native memory without end. */
public final class FillsNativeMemory implements EegEncoder {

    public FillsNativeMemory() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {

    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        while (true) {
            Arena.global().allocate(1 << 22).fill((byte) 1);
        }
    }
}
