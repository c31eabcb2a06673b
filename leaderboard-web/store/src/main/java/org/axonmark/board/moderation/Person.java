package org.axonmark.board.moderation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.axonmark.board.accounts.Role;

/**
 * An account as administrators see it.
 *
 * @param name its name
 * @param created when it was made
 * @param locked since when it is locked; absent if it is not
 * @param roles what it may do beyond what all may
 * @param sessions browsers that are logged in, those that idle too long among them
 * @param tokens its tokens, the expired too
 */
public record Person(String name, Instant created, Optional<Instant> locked, Set<Role> roles, int sessions, int tokens) {

    /** Copies the roles. */
    public Person {
        roles = Set.copyOf(roles);
    }
}
