import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Asks its budget in single queries and says what it saw. */
public final class AsksSoundly implements FunctionInterpreter {

    public AsksSoundly() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        double slope = 0;
        while (box.remaining() > 0) {
            slope = box.numbers(DoubleTensor.of(new double[] {0.5}, 1)).values()[0] / 0.5;
        }
        return Interpretation.of(slope + " * x", "");
    }
}
