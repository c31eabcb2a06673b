package org.axonmark.results.statistics;

import java.util.List;

/**
 * A way to part the items of a task, such as by budget.
 *
 * @param name kebab-case, such as {@code budget}
 * @param ordered true if the levels have an order of their own, in which they are given
 * @param levels what the items are parted into; an item may be in none
 */
public record Grouping(String name, boolean ordered, List<Level> levels) {

    /** Copies the list. */
    public Grouping {
        levels = List.copyOf(levels);
    }

    /**
     * One level.
     *
     * @param name for people, such as {@code square wave}
     * @param items ids of its items
     */
    public record Level(String name, List<String> items) {

        /** Copies the list. */
        public Level {
            items = List.copyOf(items);
        }
    }
}
