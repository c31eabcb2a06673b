package org.axonmark.cli.gate;

import java.util.Locale;
import java.util.Optional;

import org.axonmark.results.format.Metric;

/**
 * The smallest loss that matters.
 *
 * @param size in the measure's own unit, or a share of the baseline's value
 * @param relative true for a share
 */
public record Threshold(double size, boolean relative) {

    private static final double SHARE_OF_SCALE = 0.01;
    private static final double SHARE_OF_VALUE = 0.05;

    /** Refuses what is no size. */
    public Threshold {
        if (!(size >= 0) || Double.isInfinite(size)) {
            throw new IllegalArgumentException("a threshold of " + size);
        }
    }

    /** Returns a hundredth of a bounded scale, such as one point of accuracy; a twentieth of the baseline's value where the scale has no bounds. */
    static Threshold usual(Metric metric) {
        double width = metric.highest() - metric.lowest();
        return Double.isInfinite(width) ? new Threshold(SHARE_OF_VALUE, true) : new Threshold(SHARE_OF_SCALE * width, false);
    }

    /** Reads {@code 0.02} or {@code 3%}; empty if it is neither. */
    public static Optional<Threshold> parse(String text) {
        boolean relative = text.endsWith("%");
        try {
            double size = Double.parseDouble(relative ? text.substring(0, text.length() - 1) : text);
            return size >= 0 && Double.isFinite(size) ? Optional.of(new Threshold(relative ? size / 100 : size, relative))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns the size in the measure's unit for a baseline of this value. */
    double of(double baseline) {
        return relative ? size * Math.abs(baseline) : size;
    }

    @Override
    public String toString() {
        return relative ? String.format(Locale.ROOT, "%.4g %%", 100 * size) : Numbers.of(size);
    }
}
