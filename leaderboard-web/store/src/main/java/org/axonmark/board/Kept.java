package org.axonmark.board;

import java.time.Instant;
import java.util.Optional;

import org.axonmark.results.format.Result;
import org.axonmark.results.format.TaskCard;

/**
 * A result that the board holds.
 *
 * @param result the result
 * @param standing how it stands
 * @param why the reason, empty if it is eligible
 * @param agent id of the registered key that signed it, absent if none did
 * @param received when it came
 */
public record Kept(Result result, Standing standing, String why, Optional<String> agent, Instant received) {

    /** Tells whether this is one of a task's controls: the task names it and an agent says that it ran. */
    public boolean isControlOf(TaskCard card) {
        return agent.isPresent() && card.id().equals(result.evaluation().task())
                && card.controls().contains(result.evaluation().submission().id());
    }
}
