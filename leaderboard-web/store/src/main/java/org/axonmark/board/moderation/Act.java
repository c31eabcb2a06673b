package org.axonmark.board.moderation;

import java.util.Locale;

/** What a line of the moderation log tells of. */
public enum Act {
    /** An owner took a version back. */
    WITHDRAWN("withdrew"),
    /** An administrator took a withdrawal back. */
    REINSTATED("re-instated"),
    /** A flag was set. */
    FLAGGED("flagged"),
    /** A flag was lifted. */
    UNFLAGGED("lifted a flag of"),
    /** A problem with a row was reported. */
    DISPUTE_OPENED("opened a dispute on"),
    /** A reported problem was found to be one. */
    DISPUTE_UPHELD("upheld a dispute on"),
    /** A reported problem was found to be none. */
    DISPUTE_REJECTED("rejected a dispute on"),
    /** An account was given a role. */
    ROLE_GIVEN("gave a role to"),
    /** A role was taken from an account. */
    ROLE_TAKEN("took a role from"),
    /** An account can no longer log in. */
    ACCOUNT_LOCKED("locked"),
    /** An account can log in again. */
    ACCOUNT_UNLOCKED("unlocked"),
    /** An account was logged out everywhere. */
    SESSIONS_ENDED("ended all sessions of"),
    /** An account's tokens were revoked. */
    TOKENS_REVOKED("revoked all tokens of"),
    /** A quota was set. */
    QUOTA_SET("set a quota of"),
    /** An agent's key was revoked. */
    AGENT_REVOKED("revoked the key of"),
    /** A round was ended and its seed revealed. */
    ROUND_ENDED("ended and revealed"),
    /** An account was deleted by its owner. */
    ACCOUNT_DELETED("deleted the own");

    private final String verb;

    Act(String verb) {
        this.verb = verb;
    }

    /** Returns what was done, as it stands between who did it and to what. */
    public String verb() {
        return verb;
    }

    /** Returns its name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
