package org.axonmark.board.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.axonmark.results.format.Sha256;

/** Where accounts are kept. Each call is one transaction. */
public interface KeptAccounts {

    /**
     * Keeps a new account.
     *
     * @return false if the name is taken, by an account, as the owner of a submission's id, or by an account that was deleted
     */
    boolean add(Account account);

    /**
     * Keeps a new account that is entered by who somebody is elsewhere.
     *
     * @return false if the name is taken, likewise, or the identity has an account
     */
    boolean add(Account account, Identity identity);

    /** Returns the name of the account of an identity. */
    Optional<String> account(Identity identity);

    /** Returns by what an account is entered, beside its password. */
    List<Identity> identities(String account);

    /** Returns an account. */
    Optional<Account> account(String name);

    /** Gives an account another password's hash, and ends all its sessions. */
    void changePassword(String name, String hash);

    /**
     * Begins a session, and ends those of the account that were last seen before an instant.
     *
     * @return false if there is no such account or it is locked
     */
    boolean begin(Session session, Instant endedBefore);

    /** Returns a session. */
    Optional<Session> session(Sha256 sum);

    /** Notes when a session was seen. */
    void seen(Sha256 session, Instant at);

    /** Ends a session. */
    void end(Sha256 session);

    /** Keeps a new token. */
    void add(PersonalToken token);

    /** Returns a token. */
    Optional<PersonalToken> token(Sha256 sum);

    /** Notes when a token was used. */
    void used(Sha256 token, Instant at);

    /** Returns an account's tokens, newest first. */
    List<PersonalToken> tokens(String account);

    /** Drops a token of an account, if it has it. */
    void drop(String account, Sha256 token);
}
