import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Asks once and is silent for ever. */
public final class HangsWhileAsking implements FunctionInterpreter {

    public HangsWhileAsking() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        box.numbers(DoubleTensor.of(new double[] {0.5}, 1));
        Thread.sleep(Long.MAX_VALUE);
        return Interpretation.of("2.0 * x", "");
    }
}
