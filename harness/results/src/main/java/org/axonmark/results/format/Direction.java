package org.axonmark.results.format;

/** Which way a metric gets better. */
public enum Direction {
    /** More is better. */
    HIGHER,
    /** Less is better. */
    LOWER
}
