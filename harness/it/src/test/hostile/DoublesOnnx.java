import java.util.Map;

import org.axonmark.spi.Context;
import org.axonmark.spi.FloatTensor;
import org.axonmark.spi.OnnxSession;
import org.axonmark.spi.eeg.EegEncoder;
import org.axonmark.spi.eeg.EegSetup;

/** Does nothing wrong: runs a model of its JAR and doubles what it says. */
public final class DoublesOnnx implements EegEncoder {

    private OnnxSession session;

    public DoublesOnnx() {}

    @Override
    public void prepare(EegSetup setup, Context context) throws Exception {
        session = context.onnx("linear.onnx");
    }

    @Override
    public FloatTensor embed(FloatTensor windows) throws Exception {
        FloatTensor said = (FloatTensor) session.run(Map.of("windows", windows)).get("embeddings");
        float[] doubled = said.values().clone();
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
        }
        return FloatTensor.of(doubled, said.size(0), said.size(1));
    }
}
