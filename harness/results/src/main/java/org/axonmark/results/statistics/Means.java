package org.axonmark.results.statistics;

/** Mean and standard deviation, summed from the first value to the last. */
public final class Means {

    private Means() {}

    /** Returns the arithmetic mean of at least one value. */
    public static double mean(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there is no mean of no values");
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Returns the standard deviation with n − 1 of at least two values. */
    public static double sd(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("there is no standard deviation of " + values.length + " values");
        }
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(squares / (values.length - 1));
    }
}
