import java.util.Arrays;
import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.BudgetExceededException;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.InvalidQueryException;

/** Asks for more than is left, is refused, then asks for what is left, and by the wrong method. */
public final class AsksPastItsBudget implements FunctionInterpreter {

    public AsksPastItsBudget() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        int refused = 0;
        try {
            box.numbers(DoubleTensor.of(new double[box.remaining() + 1], box.remaining() + 1));
        } catch (BudgetExceededException e) {
            refused += (int) e.remaining();
        }
        try {
            box.texts(List.of("x"));
        } catch (InvalidQueryException e) {
            refused -= (int) e.remaining();
        }
        double[] inputs = new double[box.remaining()];
        Arrays.fill(inputs, 0.5);
        double slope = box.numbers(DoubleTensor.of(inputs, inputs.length)).values()[0] / 0.5;
        return Interpretation.of(slope + refused + " * x", "");
    }
}
