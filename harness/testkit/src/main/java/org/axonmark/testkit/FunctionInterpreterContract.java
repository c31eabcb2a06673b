package org.axonmark.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.axonmark.spi.Context;
import org.axonmark.spi.functions.Domain;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.spi.functions.FunctionKind;
import org.axonmark.spi.functions.FunctionSetup;
import org.axonmark.spi.functions.Interpretation;
import org.axonmark.spi.functions.Interval;
import org.junit.jupiter.api.Test;

/**
 * What every {@link FunctionInterpreter} must keep to. Implement it in a test class; its tests are inherited. The black boxes hold simple functions, such as
 * {@code 2 x + 1}; what an interpreter finds out is not checked, that it keeps to its budget is.
 */
public interface FunctionInterpreterContract {

    /** Returns a fresh interpreter, as a worker constructs it. */
    FunctionInterpreter submission();

    /** Returns kind, domain and budget to try; a function of a number with 64 queries unless it is overridden. */
    default FunctionSetup setup() {
        return new FunctionSetup(FunctionKind.NUMERIC, new Domain.Numbers(new Interval(-2, 2)), 64, List.of());
    }

    /** Returns what a worker offers; no models unless it is overridden. */
    default Context context() {
        return Models.none();
    }

    /** Something is said of the function. */
    @Test
    default void hypothesis_isSaid() throws Exception {
        assertThat(interpretation(setup()).hypothesis()).as("hypothesis").isNotBlank();
    }

    /** A fresh interpreter says the same. */
    @Test
    default void freshOne_saysTheSame() throws Exception {
        assertThat(interpretation(setup())).as("what a fresh one says").isEqualTo(interpretation(setup()));
    }

    /** One interpreter may be given several functions. */
    @Test
    default void secondFunction_isInterpretedToo() throws Exception {
        FunctionInterpreter interpreter = prepared();
        Interpretation first = interpreter.interpret(new MadeUpBox(setup()));
        assertThat(interpreter.interpret(new MadeUpBox(setup()))).as("what is said of the same function again").isEqualTo(first);
    }

    /** Whoever has few queries asks few, and says something all the same. */
    @Test
    default void smallBudgets_areKept() throws Exception {
        for (int budget : new int[] {1, 2, 7}) {
            FunctionSetup small = new FunctionSetup(setup().kind(), setup().domain(), budget, setup().hints());
            assertThat(interpretation(small).hypothesis()).as("hypothesis after %d queries", budget).isNotBlank();
        }
    }

    private FunctionInterpreter prepared() throws Exception {
        FunctionInterpreter interpreter = submission();
        interpreter.prepare(context());
        return interpreter;
    }

    private Interpretation interpretation(FunctionSetup setup) throws Exception {
        return prepared().interpret(new MadeUpBox(setup));
    }
}
