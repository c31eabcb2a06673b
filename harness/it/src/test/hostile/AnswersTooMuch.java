import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.axonmark.spi.Context;
import org.axonmark.spi.DoubleTensor;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Answers more than a message holds. */
public final class AnswersTooMuch implements FunctionInterpreter {

    public AnswersTooMuch() {}

    @Override
    public void prepare(Context context) throws Exception {}

    @Override
    public Interpretation interpret(BlackBox box) throws Exception {
        box.numbers(DoubleTensor.of(new double[] {0.5}, 1));
        List<String> many = Collections.nCopies(Interpretation.MAX_PARETO, "\u20ac".repeat(Interpretation.MAX_HYPOTHESIS));
        return new Interpretation("2.0 * x", "", Optional.empty(), many);
    }
}
