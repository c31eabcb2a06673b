package org.axonmark.board.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * An account that logs in by a password, or by who somebody is at an OpenID provider.
 *
 * @param name 2 to 39 lower-case letters, digits and dashes
 * @param password its hash, by {@link Passwords}; empty if it has none
 * @param created when it was made
 * @param locked since when it cannot log in; absent if it can
 */
public record Account(String name, String password, Instant created, Optional<Instant> locked) {

    /** Creates an account that is not locked. */
    public Account(String name, String password, Instant created) {
        this(name, password, created, Optional.empty());
    }

    /** Shows no hash. */
    @Override
    public String toString() {
        return "account " + name;
    }
}
