package org.axonmark.board.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a personal token allows. */
public enum Scope {
    /** Sending JARs, asking for evaluations, cancelling them. */
    SUBMIT,
    /** Publishing results that were made elsewhere. */
    PUBLISH,
    /** Withdrawing versions of the account's submissions. */
    WITHDRAW;

    /** Returns its name in forms and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the scope of a name. */
    public static Optional<Scope> of(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id().equals(id)).findAny();
    }
}
