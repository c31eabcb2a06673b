package org.axonmark.web.html;

import java.util.List;
import java.util.Locale;

/**
 * How amounts are written: in a unit that keeps them near 1, with four digits, thousands apart.
 *
 * @param unit the unit shown
 * @param factor by which values are multiplied to be in it
 */
record Amounts(String unit, double factor) {

    private static final double KIBI = 1024;
    private static final double LEAST = 1e-3;
    private static final double MOST = 1e15;
    private static final double THOUSAND = 1e3;

    /** A unit with its larger and smaller ones, from the largest. */
    private record Family(String unit, List<Amounts> members) {}

    private static final List<Family> FAMILIES = List.of(
            new Family("mJ", List.of(new Amounts("J", 1e-3), new Amounts("mJ", 1), new Amounts("µJ", 1e3), new Amounts("nJ", 1e6))),
            new Family("s", List.of(new Amounts("s", 1), new Amounts("ms", 1e3), new Amounts("µs", 1e6))),
            new Family("ms", List.of(new Amounts("s", 1e-3), new Amounts("ms", 1), new Amounts("µs", 1e3))),
            new Family("bytes",
                    List.of(new Amounts("GiB", 1 / KIBI / KIBI / KIBI), new Amounts("MiB", 1 / KIBI / KIBI), new Amounts("KiB", 1 / KIBI),
                            new Amounts("bytes", 1))));

    /** Returns the unit in which a value, the largest of those that stand together, is at least 1; the given one where it has no others. */
    static Amounts of(String unitOfMeasure, double largest) {
        return FAMILIES.stream().filter(family -> family.unit().equals(unitOfMeasure)).findFirst()
                .map(family -> largest == 0 ? new Amounts(unitOfMeasure, 1)
                        : family.members().stream().filter(one -> largest * one.factor() >= 1).findFirst()
                                .orElse(family.members().getLast()))
                .orElse(new Amounts(Texts.safe(unitOfMeasure), 1));
    }

    /** Returns a value that is given in the first unit, as it is written in this one. */
    String of(double value) {
        return written(value * factor);
    }

    /** Returns a number with four digits, or all of its whole part. */
    static String written(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return "–";
        }
        if (size != 0 && (size < LEAST || size >= MOST)) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        if (size >= THOUSAND) {
            return String.format(Locale.ROOT, "%,.0f", value).replace(',', '\u00a0');
        }
        String text = String.format(Locale.ROOT, size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : size >= 1 ? "%.3f" : "%.4f", value);
        return value == Math.rint(value) ? Long.toString((long) value) : text;
    }
}
