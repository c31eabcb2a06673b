package ${package};

import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.testkit.EegEncoderContract;

/** What every submission of this kind must keep to; the tests are inherited. */
class ModelTest implements EegEncoderContract {

    @Override
    public EegEncoder submission() {
        return new Model();
    }
}
