package org.axonmark.board.queue;

import java.util.List;
import java.util.Optional;

import org.axonmark.results.format.Sha256;
import org.axonmark.results.format.SubmissionCard;

/**
 * A JAR that an account sends.
 *
 * @param sha256 the sum it was announced with
 * @param bytes the size it was announced with
 * @param received how much of it is here
 * @param card what inspect read, absent until all is here or if the descriptor could not be read
 * @param problems what inspect found, once all is here; none means that it may be ordered
 */
public record Upload(Sha256 sha256, long bytes, long received, Optional<SubmissionCard> card, List<Finding> problems) {

    /**
     * Something in a JAR that keeps it from being evaluated.
     *
     * @param code kebab-case, stable
     * @param message what is wrong, with the value seen
     * @param mend what to do
     */
    public record Finding(String code, String message, String mend) {}

    /** Copies the list. */
    public Upload {
        problems = List.copyOf(problems);
    }

    /** Tells whether all of it is here. */
    public boolean isWhole() {
        return received == bytes;
    }
}
