package org.axonmark.board.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.axonmark.board.accounts.Session;
import org.axonmark.results.format.Sha256;

/** What administrators, and people for their own accounts, change of what is kept. Each call is one transaction, with the line that tells of it. */
public interface KeptAdministration {

    /** Returns accounts whose name has a part, in the order of their names. */
    List<Person> people(String part, int most);

    /** Returns an account. */
    Optional<Person> person(String name);

    /** Locks an account, which ends its sessions, or unlocks it. */
    void lock(String account, Optional<Instant> since, Entry.Done line);

    /** Ends all sessions of an account. */
    void endSessions(String account, Entry.Done line);

    /** Revokes all tokens of an account. */
    void revokeTokens(String account, Entry.Done line);

    /** Returns the quotas that differ from the usual one. */
    List<Quota> quotas();

    /** Sets a quota in place of one of the same account and task. */
    void set(Quota quota, Entry.Done line);

    /** Drops the quota of the same account and task. */
    void drop(Quota quota, Entry.Done line);

    /** Returns an account's sessions, the newest first. */
    List<Session> sessions(String account);

    /** Returns all disputes that an account opened or wrote in, with all their messages, the newest first. */
    List<Dispute> disputesOf(String account);

    /** Returns the lines of the log that were written of what an account did, or of the account, the newest first. */
    List<Entry> linesOf(String account);

    /**
     * Deletes an account. Whatever is public of it stands from then on under a pseudonym.
     *
     * @param nameSum by which nobody can take the name again
     */
    void delete(String account, String pseudonym, Sha256 nameSum, Entry.Done line);
}
