package org.axonmark.spi.spiking;

import java.util.List;

/**
 * What every stimulus of an evaluation has in common. All sizes are at least 1.
 *
 * @param timeSteps frames of a stimulus; 1 for a still image, whose presentation over time is the network's own affair
 * @param channels of a frame
 * @param height of a frame
 * @param width of a frame
 * @param classes to tell apart, at least 2
 * @param answer axes of the answer to one stimulus at one step: {@code [classes]} where a stimulus has a class, else what the task's card says,
 *     such as {@code [classes][height][width]} for a class of each pixel
 */
public record SpikingSetup(int timeSteps, int channels, int height, int width, int classes, List<Integer> answer) {

    /** Checks the ranges. */
    public SpikingSetup {
        answer = List.copyOf(answer);
        if (timeSteps < 1 || channels < 1 || height < 1 || width < 1 || classes < 2) {
            throw new IllegalArgumentException(
                    "a set-up of " + timeSteps + " steps of " + channels + " × " + height + " × " + width + " and "
                            + classes + " classes; all are at least 1, and classes at least 2");
        }
        if (answer.isEmpty() || answer.stream().anyMatch(axis -> axis < 1)) {
            throw new IllegalArgumentException("answers of axes " + answer + "; at least one axis is needed, each at least 1");
        }
    }

    /** Creates the set-up of a task that asks for a class of each stimulus. */
    public SpikingSetup(int timeSteps, int channels, int height, int width, int classes) {
        this(timeSteps, channels, height, width, classes, List.of(classes));
    }
}
