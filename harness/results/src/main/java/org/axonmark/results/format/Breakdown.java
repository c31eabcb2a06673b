package org.axonmark.results.format;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Means of a metric by level of a grouping of the items, such as by budget. It names no item and no unit, so it may be shown while a round
 * runs.
 *
 * @param metric id of the metric
 * @param grouping such as {@code budget}, kebab-case
 * @param ordered true if the levels have an order of their own, in which they stand; else they stand by name
 * @param levels 1 to {@value #MAX_LEVELS}, names unique
 */
public record Breakdown(String metric, String grouping, boolean ordered, List<Level> levels) {

    /** Most levels of one grouping. */
    public static final int MAX_LEVELS = 100;

    /** In a round, the fewest units that a level may have: a mean over fewer could be read back into scores of single items. */
    public static final int FEWEST_UNITS_IN_ROUND = 5;

    private static final int MAX_NAME = 60;

    /** Checks the forms. */
    public Breakdown {
        levels = List.copyOf(levels);
        if (!grouping.matches("[a-z][a-z0-9-]{0,47}")) {
            throw new IllegalArgumentException("grouping '" + grouping + "' is not at most 48 characters of kebab-case");
        }
        if (levels.isEmpty() || levels.size() > MAX_LEVELS) {
            throw new IllegalArgumentException(
                    "grouping '" + grouping + "' has " + levels.size() + " levels, it is to have 1 to " + MAX_LEVELS);
        }
        Set<String> names = new HashSet<>();
        for (Level level : levels) {
            if (!names.add(level.name())) {
                throw new IllegalArgumentException("grouping '" + grouping + "' has two levels '" + level.name() + "'");
            }
        }
    }

    /**
     * One level.
     *
     * @param name for people, such as {@code 64} or {@code square wave}, 1 to 60 characters
     * @param value mean over the units that have items of the level, items averaged within their unit
     * @param interval 95 % interval, absent below ten units
     * @param n number of these units
     */
    public record Level(String name, double value, Optional<Summary.Interval> interval, int n) {

        /** Checks the name. */
        public Level {
            if (name.isEmpty() || name.length() > MAX_NAME) {
                throw new IllegalArgumentException(
                        "a level's name has " + name.length() + " characters, it is to have 1 to " + MAX_NAME);
            }
        }
    }
}
