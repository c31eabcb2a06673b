import java.util.ArrayList;
import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Takes all of the heap. */
public final class FillsHeap implements EegEncoder {

    public FillsHeap() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {

    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        List<byte[]> taken = new ArrayList<>();
        while (true) {
            byte[] block = new byte[1 << 20];
            java.util.Arrays.fill(block, (byte) 1);
            taken.add(block);
        }
    }
}
