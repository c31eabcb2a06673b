package org.axonmark.board.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an account may do beyond what all may. */
public enum Role {
    /** Sets and lifts flags, answers and decides disputes. */
    MODERATOR,
    /** All that a moderator does; keeps accounts, quotas, agents and rounds, and re-instates what was withdrawn. */
    ADMINISTRATOR;

    /** Returns its name in forms and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the role of a name. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findAny();
    }
}
