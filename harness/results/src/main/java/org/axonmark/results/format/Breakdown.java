package org.axonmark.results.format;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Means of a metric by level of a grouping of the items, such as by budget. It names no item and no unit, so it may be shown while a round
 * runs.
 *
 * @param metric id of the metric
 * @param grouping such as {@code budget}, kebab-case
 * @param ordered true if the levels have an order of their own, in which they stand; else they stand by name
 * @param levels 1 to {@value #MAX_LEVELS}, names unique
 * @param axis what the levels' numbers measure, if they have any: then they are ordered, and each stands above the one before
 */
public record Breakdown(String metric, String grouping, boolean ordered, List<Level> levels, Optional<Axis> axis) {

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
            if (level.at().isPresent() != axis.isPresent()) {
                throw new IllegalArgumentException("level '" + level.name() + "' of grouping '" + grouping + "' has "
                        + (axis.isPresent() ? "no number for its axis" : "a number and no axis"));
            }
        }
        if (axis.isPresent()) {
            axis.get().check(grouping, ordered, levels);
        }
    }

    /** Creates a breakdown by levels without numbers. */
    public Breakdown(String metric, String grouping, boolean ordered, List<Level> levels) {
        this(metric, grouping, ordered, levels, Optional.empty());
    }

    /**
     * What the numbers of levels measure.
     *
     * @param title with its unit of measure, such as {@code queries} or {@code runs per edge}, 1 to 60 characters
     * @param scale how they are spaced
     * @param cost true if less of it is better, so that entries stand against each other by score and cost
     */
    public record Axis(String title, Scale scale, boolean cost) {

        /** Checks the title. */
        public Axis {
            Exhibit.length("an axis' title", title, 1, MAX_NAME);
        }

        private void check(String grouping, boolean ordered, List<Level> levels) {
            double before = scale == Scale.LOGARITHMIC ? 0 : Double.NEGATIVE_INFINITY;
            for (Level level : levels) {
                double at = level.at().orElseThrow();
                if (!ordered || !Double.isFinite(at) || at <= before) {
                    throw new IllegalArgumentException("level '" + level.name() + "' of grouping '" + grouping + "' stands at " + at
                            + "; levels with an axis are ordered and rise" + (scale == Scale.LOGARITHMIC ? " from above 0" : ""));
                }
                before = at;
            }
        }
    }

    /** How the numbers of levels are spaced. */
    public enum Scale {
        /** By difference. */
        LINEAR,
        /** By ratio. */
        LOGARITHMIC
    }

    /**
     * One level.
     *
     * @param name for people, such as {@code 64} or {@code square wave}, 1 to 60 characters
     * @param value mean over the units that have items of the level, items averaged within their unit
     * @param interval 95 % interval, absent below ten units
     * @param n number of these units
     * @param at where it stands on the breakdown's axis
     * @param metric the metric, if another than the breakdown's: the same measure at a level that does not count in the main metric
     */
    public record Level(String name, double value, Optional<Summary.Interval> interval, int n, OptionalDouble at,
            Optional<String> metric) {

        /** Checks the name. */
        public Level {
            if (name.isEmpty() || name.length() > MAX_NAME) {
                throw new IllegalArgumentException(
                        "a level's name has " + name.length() + " characters, it is to have 1 to " + MAX_NAME);
            }
        }

        /** Creates a level without a number. */
        public Level(String name, double value, Optional<Summary.Interval> interval, int n) {
            this(name, value, interval, n, OptionalDouble.empty(), Optional.empty());
        }
    }
}
