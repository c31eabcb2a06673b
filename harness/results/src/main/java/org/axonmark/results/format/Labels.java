package org.axonmark.results.format;

/** Who could know a task's truth before submitting; it decides how its board is ordered. */
public enum Labels {
    /** The truth was public before: the board is ordered by score under a banner and never counts in a suite board. */
    OPEN,
    /** The truth of a round is secret until the round ends: the board ranks. */
    ROUND
}
