import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Writes to address zero, which ends Java by a signal. */
public final class CrashesJava implements EegEncoder {

    public CrashesJava() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {}

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        MemorySegment.NULL.reinterpret(8).set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
        throw new IllegalStateException("address zero can be written");
    }
}
