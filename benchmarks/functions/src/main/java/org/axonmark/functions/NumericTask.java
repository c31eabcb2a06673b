package org.axonmark.functions;

import java.nio.charset.StandardCharsets;

import org.axonmark.functions.generator.Seed;
import org.axonmark.results.format.TaskCard;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.task.Preparation;
import org.axonmark.task.Protocol;
import org.axonmark.task.Task;

/**
 * The task of numeric functions.
 *
 * @param card what anybody may know
 */
record NumericTask(TaskCard card) implements Task<FunctionInterpreter> {

    private static final byte[] PRACTICE = "axonmark functions practice seed".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Class<FunctionInterpreter> contract() {
        return FunctionInterpreter.class;
    }

    @Override
    public Protocol<FunctionInterpreter> prepare(Preparation preparation) {
        Seed seed = new Seed(preparation.roundSeed().orElse(PRACTICE));
        return new NumericProtocol(NumericQuestion.of(seed, FunctionTasks.NUMERIC_BLOCKS, FunctionTasks.BUDGETS));
    }
}
