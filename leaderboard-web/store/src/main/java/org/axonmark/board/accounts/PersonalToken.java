package org.axonmark.board.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.axonmark.results.format.Sha256;

/**
 * A token of an account's program.
 *
 * @param sum of the token, by which it is known
 * @param account whose it is
 * @param title given by its owner
 * @param scopes what it allows, at least one
 * @param created when it was made
 * @param expires when it ends
 * @param used when it was last used, to the hour or so
 */
public record PersonalToken(
        Sha256 sum, String account, String title, Set<Scope> scopes, Instant created, Instant expires, Optional<Instant> used) {

    /** Copies the scopes. */
    public PersonalToken {
        scopes = Set.copyOf(scopes);
    }
}
