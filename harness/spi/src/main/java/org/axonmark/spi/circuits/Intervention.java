package org.axonmark.spi.circuits;

/**
 * A change of one edge, the same for every prompt and position: its reader reads so many times what its writer writes. 0 cuts the edge, 1 leaves it
 * as it is.
 *
 * @param edge its position in {@link NetworkGraph#edges()}
 * @param scale from −{@link #MOST} to {@link #MOST}
 */
public record Intervention(int edge, double scale) {

    /** The largest scale. */
    public static final double MOST = 16;
}
