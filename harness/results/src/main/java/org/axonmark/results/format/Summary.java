package org.axonmark.results.format;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric over all units.
 *
 * @param metric id of the metric
 * @param value mean over units, or the pooled value
 * @param sd standard deviation over units with n − 1, absent for pooled values and single units
 * @param interval 95 % interval, absent below ten units and for pooled values
 * @param n number of units
 */
public record Summary(String metric, double value, OptionalDouble sd, Optional<Interval> interval, int n) {

    /**
     * A 95 % interval.
     *
     * @param low lower end
     * @param high upper end
     * @param method {@code student-t}, {@code bootstrap}, {@code clopper-pearson} or {@code clopper-pearson-at-bound}
     */
    public record Interval(double low, double high, String method) {

        /** The method of an interval that is not one of the mean: it holds the share of units that sit on a bound of the scale. */
        public static final String SHARE_AT_BOUND = "clopper-pearson-at-bound";

        /** Tells whether it is an interval of the mean. */
        public boolean ofMean() {
            return !method.equals(SHARE_AT_BOUND);
        }
    }
}
