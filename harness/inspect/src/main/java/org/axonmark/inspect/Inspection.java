package org.axonmark.inspect;

import java.util.List;
import java.util.Optional;

import org.axonmark.results.format.SubmissionCard;

/**
 * What inspect found.
 *
 * @param card the descriptor, if it could be read whole
 * @param problems all problems at once; none means that the JAR may be evaluated
 */
public record Inspection(Optional<SubmissionCard> card, List<Problem> problems) {

    /** Copies the list. */
    public Inspection {
        problems = List.copyOf(problems);
    }
}
