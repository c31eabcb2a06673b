package org.axonmark.circuits.reuse;

import org.axonmark.spi.Context;
import org.axonmark.spi.circuits.ReuseFinder;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;

/** A finder called in this process. */
record OneWorker(ReuseFinder finder) implements Candidates<ReuseFinder> {

    @Override
    public Candidate<ReuseFinder> start(String purpose) {
        return new Candidate<>() {
            @Override
            public ReuseFinder submission() {
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
