package org.axonmark.submission.operatorsidentity;

import org.axonmark.spi.Context;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Believes, without asking, that every operator gives the function back. */
public final class IdentityInterpreter implements FunctionInterpreter {

    /** Creates the interpreter. */
    public IdentityInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) {
        return Interpretation.of("operator(shift, by = 0)", "a shift by 0");
    }
}
