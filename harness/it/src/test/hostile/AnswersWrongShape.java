import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Answers one row too many. */
public final class AnswersWrongShape implements EegEncoder {

    public AnswersWrongShape() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {

    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        return FloatTensor.of(new float[(windows.size(0) + 1) * 3], windows.size(0) + 1, 3);
    }
}
