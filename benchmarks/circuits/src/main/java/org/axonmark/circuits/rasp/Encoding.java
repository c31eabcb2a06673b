package org.axonmark.circuits.rasp;

/** How the residual stream carries a sequence. */
public enum Encoding {
    /** One direction for each value, of which one is 1; none where there is no value. */
    CATEGORICAL,
    /** One direction, whose coordinate is the number; 0 where there is no value. */
    NUMERICAL
}
