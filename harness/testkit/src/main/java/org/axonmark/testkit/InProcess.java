package org.axonmark.testkit;

import java.util.function.Supplier;

import org.axonmark.spi.Context;
import org.axonmark.task.Candidate;
import org.axonmark.task.Candidates;

/**
 * Submissions constructed in this process, for tests of a protocol: no sandbox, no link, no limits, and no models.
 *
 * @param submissions gives the submission of each worker that is asked for; a fresh one, unless a test wants otherwise
 * @param <S> the SPI interface that they implement
 */
public record InProcess<S>(Supplier<? extends S> submissions) implements Candidates<S> {

    @Override
    public Candidate<S> start(String purpose) {
        return new Started<>(submissions.get(), Models.none());
    }

    /**
     * A submission as if a worker held it.
     *
     * @param submission the submission
     * @param context what it is given besides the data
     * @param <S> the SPI interface that it implements
     */
    public record Started<S>(S submission, Context context) implements Candidate<S> {

        @Override
        public void close() {
            // Nothing was started.
        }
    }
}
