package org.axonmark.spiking.count;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often an operand of a product took which value.
 *
 * @param total number of entries
 * @param zeros entries that are 0 or −0
 * @param values how often each value occurs; empty if there were more than {@link #MAX_VALUES} distinct ones. −0 counts as 0, NaN as a value
 */
public record Histogram(long total, long zeros, SortedMap<Float, Long> values) {

    /** Distinct values that are kept: more than any spike count in use, fewer than a real tensor has. */
    public static final int MAX_VALUES = 256;

    /** Checks the sizes and copies the values. */
    public Histogram {
        if (zeros < 0 || zeros > total) {
            throw new IllegalArgumentException(zeros + " zeros of " + total + " entries");
        }
        if (values.size() > MAX_VALUES) {
            throw new IllegalArgumentException(values.size() + " distinct values; at most " + MAX_VALUES + " are kept, else none");
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Returns the histogram of all entries. */
    public static Histogram of(float[] entries) {
        return of(entries, 0, entries.length);
    }

    /** Returns the histogram of the entries from one index to before another: one item of a batch. */
    public static Histogram of(float[] entries, int from, int to) {
        SortedMap<Float, Long> values = new TreeMap<>();
        long zeros = 0;
        long ones = 0;
        // Nearly all entries of a spiking network are 0 or 1, and those of others soon are too many to keep.
        for (int i = from; i < to; i++) {
            float value = entries[i];
            if (value == 0) {
                zeros++;
            } else if (value == 1) {
                ones++;
            } else if (values.size() <= MAX_VALUES) {
                values.merge(value, 1L, Long::sum);
            }
        }
        if (zeros > 0) {
            values.put(0f, zeros);
        }
        if (ones > 0) {
            values.put(1f, ones);
        }
        return new Histogram(to - from, zeros, values.size() <= MAX_VALUES ? values : new TreeMap<>());
    }

    /** Tells whether all values are kept. */
    public boolean isComplete() {
        return total == 0 || !values.isEmpty();
    }

    /** Returns the number of entries that are not 0. */
    public long nonzeros() {
        return total - zeros;
    }

    /** Returns the share of entries that are not 0: the firing rate of spikes; 0 if there is no entry. */
    public double rate() {
        return total == 0 ? 0 : (double) nonzeros() / total;
    }

    /** Returns the share of entries that are exactly 0 or 1 among those whose values are kept; 0 if none are. */
    public double binaryShare() {
        long binary = 0;
        for (Map.Entry<Float, Long> entry : values.entrySet()) {
            if (entry.getKey() == 0f || entry.getKey() == 1f) {
                binary += entry.getValue();
            }
        }
        return total == 0 ? 0 : (double) binary / total;
    }

    /** Tells whether all entries are exactly 0 or 1; so are those of a silent operand. */
    public boolean isBinary() {
        return isComplete() && values.keySet().stream().allMatch(value -> value == 0f || value == 1f);
    }

    /** Tells whether all entries are exactly −1, 0 or 1. */
    public boolean isTernary() {
        return isComplete() && values.keySet().stream().allMatch(value -> value == 0f || Math.abs(value) == 1f);
    }

    /** Tells whether all entries are exactly whole numbers from 0 to a greatest. */
    public boolean isCount(int greatest) {
        return isComplete()
                && values.keySet().stream().allMatch(value -> value >= 0 && value <= greatest && value.doubleValue() == Math.rint(value));
    }
}
