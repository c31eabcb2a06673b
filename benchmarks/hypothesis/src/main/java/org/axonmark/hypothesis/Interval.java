package org.axonmark.hypothesis;

/**
 * A range of numbers.
 *
 * @param low lower end; −∞ for none
 * @param high upper end, not below the lower; +∞ for none
 * @param lowIn whether a finite lower end belongs to it
 * @param highIn whether a finite upper end belongs to it
 */
public record Interval(double low, double high, boolean lowIn, boolean highIn) {

    /** Checks the ends. */
    public Interval {
        if (!(low <= high) || low == Double.POSITIVE_INFINITY || high == Double.NEGATIVE_INFINITY) {
            throw new HypothesisException(-1,
                    "interval from " + low + " to " + high + " has no room; give a lower end not above the upper");
        }
        if ((lowIn && Double.isInfinite(low)) || (highIn && Double.isInfinite(high))) {
            throw new HypothesisException(-1, "an infinite end cannot belong to an interval; write ( or ) beside inf");
        }
    }

    /** Tells whether a number lies inside; NaN never does. */
    public boolean contains(double x) {
        return (lowIn ? x >= low : x > low) && (highIn ? x <= high : x < high);
    }
}
