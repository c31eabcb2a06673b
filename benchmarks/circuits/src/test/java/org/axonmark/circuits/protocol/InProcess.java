package org.axonmark.circuits.protocol;

import java.util.function.Supplier;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.CircuitFinder;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;

/** Finders constructed in this process, a fresh one for each worker. */
public record InProcess(Supplier<CircuitFinder> finders) implements Candidates<CircuitFinder> {

    @Override
    public Candidate<CircuitFinder> start(String purpose) {
        CircuitFinder finder = finders.get();
        return new Candidate<>() {
            @Override
            public CircuitFinder submission() {
                return finder;
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
