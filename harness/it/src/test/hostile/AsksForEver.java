import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Asks what is free for ever. */
public final class AsksForEver implements FunctionInterpreter {

    public AsksForEver() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        while (box.remaining() >= 0) {
            Thread.onSpinWait();
        }
        return Interpretation.of("2.0 * x", "");
    }
}
