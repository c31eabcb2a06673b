package org.axonmark.board;

/** How a result stands on its board. */
public enum Standing {
    /** Made by a registered agent in the sandbox, re-derived: it is ranked or ordered. */
    ELIGIBLE,
    /** In order in all but the sandbox: ranked among its like on a local board, below the ranked rows on any other. */
    UNSANDBOXED,
    /** Below the ranked rows, with the reason. */
    SELF_REPORTED,
    /** It has no score. */
    UNSCORED
}
