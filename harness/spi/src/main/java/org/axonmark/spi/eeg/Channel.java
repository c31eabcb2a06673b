package org.axonmark.spi.eeg;

/**
 * One channel of a montage.
 *
 * @param name its name in the 10-05 system, such as {@code Fz}
 * @param x metres to the right of the head's centre
 * @param y metres to the front
 * @param z metres up
 * @param sensor what kind of sensor it is
 */
public record Channel(String name, double x, double y, double z, SensorType sensor) {

    /** Checks that the position is finite. */
    public Channel {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException("channel '" + name + "' has no finite position");
        }
    }
}
