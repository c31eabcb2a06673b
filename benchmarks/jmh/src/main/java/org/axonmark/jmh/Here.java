package org.axonmark.jmh;

import java.util.function.Supplier;

import org.axonmark.spi.Context;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;

/**
 * Submissions constructed in this process, a fresh one for each worker asked for.
 *
 * @param <T> their contract
 * @param submissions makes one
 */
record Here<T>(Supplier<T> submissions) implements Candidates<T> {

    @Override
    public Candidate<T> start(String purpose) {
        T submission = submissions.get();
        return new Candidate<>() {
            @Override
            public T submission() {
                return submission;
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
