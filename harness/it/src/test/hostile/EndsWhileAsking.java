import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Ends its process in the middle of a conversation. */
public final class EndsWhileAsking implements FunctionInterpreter {

    public EndsWhileAsking() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        box.numbers(DoubleTensor.of(new double[] {0.5}, 1));
        Runtime.getRuntime().halt(0);
        return Interpretation.of("2.0 * x", "");
    }
}
