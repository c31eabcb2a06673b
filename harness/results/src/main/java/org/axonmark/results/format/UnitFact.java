package org.axonmark.results.format;

/**
 * What is known of one unit, for the table of units. It is part of the truth, so a result has these only where the truth is public.
 *
 * @param unit the unit, as in the item scores, at most {@value #MAX_UNIT} characters
 * @param name such as {@code edges}, 1 to {@value #MAX_NAME} characters
 * @param value a number or a short text, at most {@value #MAX_VALUE} characters
 */
public record UnitFact(String unit, String name, String value) {

    /** Length of the longest unit's id, in characters. */
    public static final int MAX_UNIT = 200;

    /** Length of the longest name, in characters. */
    public static final int MAX_NAME = 40;

    /** Length of the longest value, in characters. */
    public static final int MAX_VALUE = 60;

    /** Checks the lengths. */
    public UnitFact {
        Exhibit.length("a unit with a fact", unit, 1, MAX_UNIT);
        Exhibit.length("a fact's name", name, 1, MAX_NAME);
        Exhibit.length("fact '" + name + "'", value, 0, MAX_VALUE);
    }
}
