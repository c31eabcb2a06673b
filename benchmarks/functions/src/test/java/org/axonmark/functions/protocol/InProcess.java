package org.axonmark.functions.protocol;

import java.util.function.Supplier;

import org.axonmark.spi.Context;
import org.axonmark.spi.functions.FunctionInterpreter;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;

/** Interpreters constructed in this process, a fresh one for each worker. */
public record InProcess(Supplier<FunctionInterpreter> interpreters) implements Candidates<FunctionInterpreter> {

    @Override
    public Candidate<FunctionInterpreter> start(String purpose) {
        FunctionInterpreter interpreter = interpreters.get();
        return new Candidate<>() {
            @Override
            public FunctionInterpreter submission() {
                return interpreter;
            }

            @Override
            public Context context() {
                return resource -> {
                    throw new IllegalArgumentException("no model '" + resource + "'");
                };
            }

            @Override
            public void close() {
                // Nothing was started.
            }
        };
    }
}
