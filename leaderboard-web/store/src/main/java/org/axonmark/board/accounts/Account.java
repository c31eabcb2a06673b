package org.axonmark.board.accounts;

import java.time.Instant;

/**
 * An account that logs in by a password.
 *
 * @param name 2 to 39 lower-case letters, digits and dashes
 * @param password its hash, by {@link Passwords}
 * @param created when it was made
 */
public record Account(String name, String password, Instant created) {

    /** Shows no hash. */
    @Override
    public String toString() {
        return "account " + name;
    }
}
