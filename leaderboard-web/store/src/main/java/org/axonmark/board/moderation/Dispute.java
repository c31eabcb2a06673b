package org.axonmark.board.moderation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A problem that somebody reported with a row, in public.
 *
 * @param id 26 characters
 * @param evaluation the row's result
 * @param coordinates id and version of its submission
 * @param task id of its task
 * @param account who reported it
 * @param opened when
 * @param state open or decided
 * @param messages what was said, in order; the first is the report, the last of a decided one the decision's reason
 */
public record Dispute(String id, String evaluation, String coordinates, String task, String account, Instant opened, State state,
        List<Message> messages) {

    /** Copies the list. */
    public Dispute {
        messages = List.copyOf(messages);
    }

    /** How far a dispute is. */
    public enum State {
        /** Not decided. */
        OPEN,
        /** The problem is one. */
        UPHELD,
        /** The problem is none. */
        REJECTED;

        /** Returns its name in forms and JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the state of a name. */
        public static Optional<State> of(String id) {
            return Arrays.stream(values()).filter(state -> state.id().equals(id)).findAny();
        }
    }

    /**
     * What somebody said.
     *
     * @param at when
     * @param account who
     * @param capacity as what: reporter, owner, moderator, administrator
     * @param text at most {@value Disputes#MOST_TEXT} characters, untrusted text
     */
    public record Message(Instant at, String account, String capacity, String text) {}
}
