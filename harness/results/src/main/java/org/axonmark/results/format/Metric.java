package org.axonmark.results.format;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A named quantity that a task reports.
 *
 * @param id kebab-case, such as {@code balanced-accuracy}
 * @param title for people, such as "balanced accuracy"
 * @param unitOfMeasure such as {@code share}, {@code ms}, {@code mJ}
 * @param direction which way it gets better
 * @param lowest lower bound of the scale, perhaps minus infinity
 * @param highest upper bound of the scale, perhaps infinity
 * @param chance the value of an answer that knows nothing, where there is one
 * @param pooled true if the value is taken over all items at once, not the mean over units: shown, never ranked, without interval
 * @param definition one or two sentences with the formula's source
 * @param condition when a result has it, such as "a judge was asked"; empty for always. The main metric has none
 * @param group heading under which a result shows it together with others, such as {@code energy}, 1 to {@value #MAX_GROUP} characters
 */
public record Metric(
        String id,
        String title,
        String unitOfMeasure,
        Direction direction,
        double lowest,
        double highest,
        OptionalDouble chance,
        boolean pooled,
        String definition,
        Optional<String> condition,
        Optional<String> group) {

    /** Length of the longest group's name, in characters. */
    public static final int MAX_GROUP = 40;

    /** Checks scale and group. */
    public Metric {
        if (!(lowest < highest)) {
            throw new IllegalArgumentException("metric '" + id + "' has an empty scale [" + lowest + ", " + highest + "]");
        }
        group.ifPresent(name -> Exhibit.length("the group of metric '" + id + "'", name, 1, MAX_GROUP));
    }

    /** Creates a metric without a group. */
    public Metric(String id, String title, String unitOfMeasure, Direction direction, double lowest, double highest, OptionalDouble chance,
            boolean pooled, String definition, Optional<String> condition) {
        this(id, title, unitOfMeasure, direction, lowest, highest, chance, pooled, definition, condition, Optional.empty());
    }

    /** Creates a metric that every scored result has. */
    public Metric(String id, String title, String unitOfMeasure, Direction direction, double lowest, double highest, OptionalDouble chance,
            boolean pooled, String definition) {
        this(id, title, unitOfMeasure, direction, lowest, highest, chance, pooled, definition, Optional.empty());
    }

    /** Returns the same metric in a group. */
    public Metric in(String heading) {
        return new Metric(id, title, unitOfMeasure, direction, lowest, highest, chance, pooled, definition, condition,
                Optional.of(heading));
    }
}
