package org.axonmark.results.format;

/** How a submission was kept apart from its host. */
public enum Isolation {
    /** The whole sandbox, every limit proved on the host. */
    FULL,
    /** No sandbox, asked for by name: shown everywhere, never ranked. */
    NONE,
    /** No process of its own: in the host's, for a debugger, without deadlines. Never published. */
    IN_PROCESS
}
