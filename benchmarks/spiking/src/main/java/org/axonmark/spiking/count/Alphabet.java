package org.axonmark.spiking.count;

/** The kind of values that an operand takes; the narrowest that fits. */
public sealed interface Alphabet {

    /** Deviation from a multiple of the scale that rounding in floats explains, relative to the greater of value and scale. */
    double TOLERANCE = 1e-6;

    /**
     * Only 0 and 1, exactly.
     *
     * @param silent whether there are only zeros: a dead operand looks ideal by every rule
     */
    record Binary(boolean silent) implements Alphabet {}

    /** Only −1, 0 and 1, exactly. */
    record Ternary() implements Alphabet {}

    /**
     * Whole multiples of a scale, within rounding: spike counts, scaled spikes, quantised numbers.
     *
     * @param scale the greatest number of which all values are multiples; positive
     * @param greatest the greatest multiple, in size; 1 to 255
     * @param signed whether there are negative values
     */
    record ScaledIntegers(double scale, int greatest, boolean signed) implements Alphabet {}

    /** Anything else. */
    record Real() implements Alphabet {}

    /** Returns the alphabet of an operand. */
    static Alphabet of(Histogram histogram) {
        if (histogram.isBinary()) {
            return new Binary(histogram.nonzeros() == 0);
        }
        if (histogram.isTernary()) {
            return new Ternary();
        }
        if (!histogram.isComplete() || !histogram.values().keySet().stream().allMatch(Float::isFinite)) {
            return new Real();
        }
        double greatest = histogram.values().keySet().stream().mapToDouble(Math::abs).max().orElseThrow();
        double least = histogram.values().keySet().stream().mapToDouble(Math::abs).filter(size -> size > greatest * TOLERANCE).min()
                .orElseThrow();
        for (int part = 1; part * greatest / least < Histogram.MAX_VALUES - 0.5; part++) {
            double scale = least / part;
            if (histogram.values().keySet().stream().allMatch(value -> isMultiple(value, scale))) {
                return new ScaledIntegers(scale, (int) Math.rint(greatest / scale), histogram.values().firstKey() < 0);
            }
        }
        return new Real();
    }

    private static boolean isMultiple(double value, double scale) {
        return Math.abs(value - Math.rint(value / scale) * scale) <= TOLERANCE * Math.max(Math.abs(value), scale);
    }
}
