package org.axonmark.spi.functions;

/**
 * A closed interval of numbers.
 *
 * @param low lower end, may be negative infinity
 * @param high upper end, not below {@code low}, may be positive infinity
 */
public record Interval(double low, double high) {

    /** Checks that the ends are in order. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("[" + low + ", " + high + "] is no interval");
        }
    }

    /** Tells whether a number lies between the ends, ends included. */
    public boolean contains(double x) {
        return low <= x && x <= high;
    }
}
