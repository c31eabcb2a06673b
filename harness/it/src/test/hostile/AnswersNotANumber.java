import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Answers NaN. */
public final class AnswersNotANumber implements EegEncoder {

    public AnswersNotANumber() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {

    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        float[] answer = new float[windows.size(0)];
        answer[0] = Float.NaN;
        return FloatTensor.of(answer, windows.size(0), 1);
    }
}
