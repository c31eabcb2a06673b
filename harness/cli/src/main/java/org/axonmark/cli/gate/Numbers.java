package org.axonmark.cli.gate;

import java.util.Locale;

/** Numbers for people. */
final class Numbers {

    private static final double LEAST_WRITTEN_OUT = 1e-3;
    private static final double MOST_IN_FULL = 1e3;

    private Numbers() {}

    /** Four places; four digits where these would hold less than two; from a thousand on, one place. */
    static String of(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size != 0 && size < LEAST_WRITTEN_OUT ? "%.3e" : size < MOST_IN_FULL ? "%.4f" : "%.1f", value);
    }

    /** Returns a change with its sign. */
    static String signed(double value) {
        return (value > 0 ? "+" : "") + of(value);
    }

    /** Returns a share as a percentage with its sign. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }
}
