package org.axonmark.spi;

import java.util.Arrays;

/** The arithmetic of shapes. */
final class Shapes {

    private Shapes() {}

    /** Returns the product of the axes, 1 for no axes; refuses negative axes and products above {@link Integer#MAX_VALUE}. */
    static int count(int[] shape) {
        long count = 1;
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " has a negative axis");
            }
            count *= size;
            if (count > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "shape " + Arrays.toString(shape) + " holds more than " + Integer.MAX_VALUE + " values");
            }
        }
        return (int) count;
    }
}
