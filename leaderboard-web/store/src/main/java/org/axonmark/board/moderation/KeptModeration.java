package org.axonmark.board.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.axonmark.board.Flag;
import org.axonmark.board.accounts.Role;

/** Where flags, disputes, roles and the moderation log are kept. Each call is one transaction: what it changes and the line that tells of it stand together. */
public interface KeptModeration {

    /** Returns all flags that nobody lifted, oldest first. */
    List<Flag> flags();

    /** Returns all flags that people ever set, oldest first. */
    List<Flag> flagsEver();

    /** Keeps a flag. */
    void set(Flag flag, Entry.Done line);

    /**
     * Lifts a flag.
     *
     * @return false if it is lifted already; nothing is changed then
     */
    boolean lift(String flag, Entry.Done line);

    /** Adds a line alone. */
    void note(Entry.Done line);

    /** Returns lines of the log below a number, the newest first. */
    List<Entry> log(int below, int most);

    /** Returns whose a submission's id is. */
    Optional<String> owner(String submission);

    /** Returns the ids of submissions that an account owns, and the versions of them that are known, in their order. */
    List<String> versionsOf(String account);

    /** Tells whether something of a version is public by an instant, and if not, from when on it is; absent if there is nothing of it. */
    Optional<Instant> publicFrom(String coordinates);

    /** Returns an account's roles. */
    Set<Role> roles(String account);

    /** Gives a role. */
    void give(String account, Role role, Entry.Done line);

    /** Takes a role. */
    void take(String account, Role role, Entry.Done line);

    /** Keeps a new dispute with its report. */
    void open(Dispute dispute, Entry.Done line);

    /** Returns a dispute. */
    Optional<Dispute> dispute(String id);

    /** Returns the newest disputes, of one result if it is named, with their first message alone. */
    List<Dispute> disputes(Optional<String> evaluation, int most);

    /** Tells how many disputes an account opened after an instant. */
    int opened(String account, Instant after);

    /** Tells how many messages an account wrote after an instant. */
    int said(String account, Instant after);

    /** Adds a message to a dispute. */
    void say(String dispute, Dispute.Message message);

    /**
     * Decides a dispute that is open.
     *
     * @return false if it is decided already; nothing is changed then
     */
    boolean decide(String dispute, Dispute.State state, Dispute.Message reason, Entry.Done line);
}
