package org.axonmark.results.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.axonmark.results.format.Breakdown;

/**
 * A way to part the items of a task, such as by budget.
 *
 * @param name kebab-case, such as {@code budget}
 * @param ordered true if the levels have an order of their own, in which they are given
 * @param levels what the items are parted into; an item may be in none
 * @param axis what the levels' numbers measure, if they have any
 */
public record Grouping(String name, boolean ordered, List<Level> levels, Optional<Breakdown.Axis> axis) {

    /** Copies the list. */
    public Grouping {
        levels = List.copyOf(levels);
    }

    /** Creates a grouping by levels without numbers. */
    public Grouping(String name, boolean ordered, List<Level> levels) {
        this(name, ordered, levels, Optional.empty());
    }

    /** Creates a grouping by levels with numbers, in rising order. */
    public Grouping(String name, List<Level> levels, Breakdown.Axis axis) {
        this(name, true, levels, Optional.of(axis));
    }

    /**
     * One level.
     *
     * @param name for people, such as {@code square wave}
     * @param items ids of its items
     * @param at where it stands on the grouping's axis
     * @param metric the metric that measures it, if another than the main metric: the same measure, of items that do not count in that
     */
    public record Level(String name, List<String> items, OptionalDouble at, Optional<String> metric) {

        /** Copies the list. */
        public Level {
            items = List.copyOf(items);
        }

        /** Creates a level without a number. */
        public Level(String name, List<String> items) {
            this(name, items, OptionalDouble.empty(), Optional.empty());
        }

        /** Creates a level that stands at a number. */
        public Level(String name, List<String> items, double at) {
            this(name, items, OptionalDouble.of(at), Optional.empty());
        }
    }
}
