package org.axonmark.spi.eeg;

import java.util.List;

/**
 * What every window of an evaluation has in common. Amplitudes are microvolts.
 *
 * @param montage the channels, in the order of a window's second axis; at least one
 * @param samplingRate samples a second, in hertz, positive
 * @param windowSamples samples in a window, positive
 */
public record EegSetup(List<Channel> montage, double samplingRate, int windowSamples) {

    /** Checks the ranges and copies the montage. */
    public EegSetup {
        montage = List.copyOf(montage);
        if (montage.isEmpty()) {
            throw new IllegalArgumentException("the montage has no channel");
        }
        if (!(samplingRate > 0) || Double.isInfinite(samplingRate)) {
            throw new IllegalArgumentException("sampling rate " + samplingRate + " Hz is not a positive number");
        }
        if (windowSamples < 1) {
            throw new IllegalArgumentException("a window of " + windowSamples + " samples is empty");
        }
    }
}
