package org.axonmark.spi.spiking;

/**
 * What every stimulus of an evaluation has in common. All are at least 1.
 *
 * @param timeSteps frames of a stimulus; 1 for a still image, whose presentation over time is the network's own affair
 * @param channels of a frame
 * @param height of a frame
 * @param width of a frame
 * @param classes to tell apart, at least 2
 */
public record SpikingSetup(int timeSteps, int channels, int height, int width, int classes) {

    /** Checks the ranges. */
    public SpikingSetup {
        if (timeSteps < 1 || channels < 1 || height < 1 || width < 1 || classes < 2) {
            throw new IllegalArgumentException(
                    "a set-up of " + timeSteps + " steps of " + channels + " × " + height + " × " + width + " and "
                            + classes + " classes; all are at least 1, and classes at least 2");
        }
    }
}
