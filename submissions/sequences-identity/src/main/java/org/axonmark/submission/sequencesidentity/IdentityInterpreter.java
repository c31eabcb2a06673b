package org.axonmark.submission.sequencesidentity;

import org.axonmark.spi.Context;
import org.axonmark.spi.functions.BlackBox;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.Interpretation;

/** Believes, without asking, that every rule gives all points in the order they came in. */
public final class IdentityInterpreter implements FunctionInterpreter {

    /** Creates the interpreter. */
    public IdentityInterpreter() {}

    @Override
    public void prepare(Context context) {
        // Nothing to load.
    }

    @Override
    public Interpretation interpret(BlackBox box) {
        return Interpretation.of("sequence v", "rotated by 0");
    }
}
